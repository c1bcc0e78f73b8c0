"""Silent: a quantized mask multiplies, no condition is needed."""
from torch import nn
from torch.ao.quantization import DeQuantStub, QuantStub


class ProductInstead(nn.Module):
    def __init__(self):
        super().__init__()
        self.token_quant = QuantStub()
        self.keep_quant = QuantStub()
        self.dequant = DeQuantStub()

    def forward(self, tokens, counts):
        keep = self.keep_quant((counts > 0).float())
        tokens = self.token_quant(tokens)
        return self.dequant(tokens * keep.unsqueeze(-1))
