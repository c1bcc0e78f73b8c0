"""One stub directly behind the other."""
from horizon_plugin_pytorch.quantization import QuantStub
from torch import nn
from torch.quantization import DeQuantStub


class DoubleInput(nn.Module):
    def __init__(self):
        super().__init__()
        self.outer = QuantStub()
        self.inner = QuantStub()
        self.dequant = DeQuantStub()
        self.conv = nn.Conv2d(3, 16, 3)

    def forward(self, image):
        image = self.inner(self.outer(image))  #> MQ502: self.inner(self.outer(image))
        return self.dequant(self.conv(image))
