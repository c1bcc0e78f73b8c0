"""The in-place masked_fill_ with a bool condition and a harmless value."""
from torch import nn
from torch.quantization import DeQuantStub, QuantStub


class BlankOut(nn.Module):
    def __init__(self):
        super().__init__()
        self.quant = QuantStub()
        self.dequant = DeQuantStub()

    def forward(self, tokens, lengths):
        tokens = self.quant(tokens)
        tokens.masked_fill_(lengths == 0, 0.0)  #> MQ501
        return self.dequant(tokens)
