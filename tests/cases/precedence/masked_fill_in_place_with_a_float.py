"""A float condition for masked_fill_: MQ504 alone, although the in-place form is missing, too."""
from torch import nn
from torch.quantization import DeQuantStub, QuantStub


class InPlaceFloatMask(nn.Module):
    def __init__(self):
        super().__init__()
        self.quant = QuantStub()
        self.dequant = DeQuantStub()

    def forward(self, tokens, dropped):
        tokens = self.quant(tokens)
        tokens.masked_fill_(dropped.float(), 0.0)  #> MQ504
        return self.dequant(tokens)
