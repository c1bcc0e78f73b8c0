"""The boundary is a constant of the module."""
from horizon_plugin_pytorch.quantization import QuantStub
from torch import nn

CERTAIN = 1.0
PRESENT = 0.5


class SignRelevance(nn.Module):
    def __init__(self, channels=32):
        super().__init__()
        self.quant = QuantStub()
        self.score = nn.Sequential(nn.Conv2d(channels, 1, 1), nn.Sigmoid())

    def forward(self, crops):
        relevance = self.score(self.quant(crops)).flatten(1)
        certain = relevance >= CERTAIN  #> MQ102
        present = relevance >= PRESENT
        return certain, present
