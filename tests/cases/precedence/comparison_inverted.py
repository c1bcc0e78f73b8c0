"""`~` works on the plain bool of a comparison: only the comparison is wrong."""
from torch import nn
from torch.ao.quantization import DeQuantStub, QuantStub


class InvertedComparison(nn.Module):
    def __init__(self):
        super().__init__()
        self.token_quant = QuantStub()
        self.use_quant = QuantStub()
        self.dequant = DeQuantStub()

    def forward(self, tokens, use):
        use = self.use_quant(use)
        unused = ~(use == 1)  #> MQ101: use == 1
        tokens = self.token_quant(tokens).masked_fill(unused, 0.0)
        return self.dequant(tokens)
