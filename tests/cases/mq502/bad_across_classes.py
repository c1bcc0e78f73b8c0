"""A submodule has a stub of its own and gets a quantized tensor."""
from horizon_plugin_pytorch.quantization import QuantStub
from torch import nn
from torch.quantization import DeQuantStub


class TemporalNeck(nn.Module):
    def __init__(self, dim):
        super().__init__()
        self.entry = QuantStub()
        self.fuse = nn.Conv2d(dim, dim, 1)

    def forward(self, frames):
        return self.fuse(self.entry(frames))  #> MQ502: self.entry(frames)


class Perception(nn.Module):
    def __init__(self, dim=64):
        super().__init__()
        self.quant = QuantStub()
        self.dequant = DeQuantStub()
        self.backbone = nn.Conv2d(3, dim, 3)
        self.neck = TemporalNeck(dim)

    def forward(self, image):
        feat = self.backbone(self.quant(image))
        return self.dequant(self.neck(feat))
