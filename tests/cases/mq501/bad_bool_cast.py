"""The method bool() on a layer's output."""
from horizon_plugin_pytorch.quantization import QuantStub
from torch import nn
from torch.quantization import DeQuantStub


class SparsityHead(nn.Module):
    def __init__(self):
        super().__init__()
        self.quant = QuantStub()
        self.dequant = DeQuantStub()
        self.stem = nn.Sequential(nn.Conv2d(32, 32, 3), nn.ReLU())

    def forward(self, feat):
        feat = self.stem(self.quant(feat))
        active = feat.bool()  #> MQ501: feat.bool()
        return self.dequant(feat), active
