"""ModuleDict item "img" is one stub."""
from horizon_plugin_pytorch.quantization import QuantStub
from torch import nn
from torch.quantization import DeQuantStub


class KeyedStubs(nn.Module):
    def __init__(self):
        super().__init__()
        self.stubs = nn.ModuleDict({"img": QuantStub(), "pts": QuantStub()})
        self.dequant = DeQuantStub()
        self.conv = nn.Conv2d(3, 3, 1)

    def forward(self, img, pts, img_mask):
        img = self.conv(self.stubs["img"](img))
        pts = self.stubs["pts"](pts)
        img_mask = self.stubs["img"](img_mask)  #> MQ402
        return self.dequant(img * img_mask), self.dequant(pts)
