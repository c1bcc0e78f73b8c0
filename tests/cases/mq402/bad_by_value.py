"""The name says nothing, the value does: a bool cast to float is 0/1."""
import torch
from horizon_plugin_pytorch.quantization import QuantStub
from torch import nn
from torch.quantization import DeQuantStub


class RangeImageStem(nn.Module):
    def __init__(self):
        super().__init__()
        self.quant = QuantStub()
        self.dequant = DeQuantStub()
        self.conv = nn.Conv2d(4, 4, 3, padding=1)

    def forward(self, image, distance):
        hit = (distance > 0).to(torch.float)
        image = self.conv(self.quant(image))
        hit = self.quant(hit)  #> MQ402
        return self.dequant(image * hit)
