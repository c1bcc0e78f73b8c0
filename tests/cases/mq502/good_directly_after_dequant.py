"""Silent: even without anything in between, the tensor is float after the dequantizer."""
from horizon_plugin_pytorch.quantization import QuantStub
from torch import nn
from torch.quantization import DeQuantStub


class Rescale(nn.Module):
    def __init__(self):
        super().__init__()
        self.fine = QuantStub()
        self.coarse = QuantStub()
        self.dequant = DeQuantStub()

    def forward(self, x):
        x = self.fine(x)
        x = self.dequant(x)
        x = self.coarse(x)
        return self.dequant(x)
