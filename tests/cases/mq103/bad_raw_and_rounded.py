"""The raw tensor is compared with its own rounded copy."""
from horizon_plugin_pytorch.quantization import QuantStub
from torch import nn
from torch.quantization import DeQuantStub


class RoundingProbe(nn.Module):
    def __init__(self):
        super().__init__()
        self.probe = QuantStub()
        self.dequant = DeQuantStub()

    def forward(self, points):
        rounded = self.probe(points)
        kept_exactly = self.dequant(rounded) == points  #> MQ103
        return rounded, kept_exactly
