"""A running sum of quantized steps."""
from horizon_plugin_pytorch.quantization import QuantStub
from torch import nn
from torch.quantization import DeQuantStub


class DeltaDecoder(nn.Module):
    """Steps to positions."""

    def __init__(self, dim=128, steps=30):
        super().__init__()
        self.quant = QuantStub()
        self.dequant = DeQuantStub()
        self.delta = nn.Linear(dim, steps * 2)

    def forward(self, context):
        delta = self.delta(self.quant(context)).view(-1, 30, 2)
        path = delta.cumsum(dim=1)  #> MQ501
        return self.dequant(path)
