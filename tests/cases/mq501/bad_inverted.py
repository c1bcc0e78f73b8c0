"""`~` of a quantized mask."""
from torch import nn
from torch.ao.quantization import QuantStub


class PaddingInverse(nn.Module):
    def __init__(self):
        super().__init__()
        self.padding_quant = QuantStub()

    def forward(self, padding):
        padding = self.padding_quant(padding)
        visible = ~padding  #> MQ501
        return visible
