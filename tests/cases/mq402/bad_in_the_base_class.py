"""The stub is declared in a base class; the subclass calls it for both."""
from horizon_plugin_pytorch.quantization import QuantStub
from torch import nn
from torch.quantization import DeQuantStub


class QuantizedBase(nn.Module):
    def __init__(self):
        super().__init__()
        self.quant = QuantStub()
        self.dequant = DeQuantStub()


class OccupancyNet(QuantizedBase):
    def __init__(self):
        super().__init__()
        self.conv = nn.Conv2d(32, 32, 3, padding=1)

    def forward(self, bev, bev_mask):
        bev = self.conv(self.quant(bev))
        bev_mask = self.quant(bev_mask)  #> MQ402
        return self.dequant(bev * bev_mask)
