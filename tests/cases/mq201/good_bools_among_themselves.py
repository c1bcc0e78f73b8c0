"""Silent: bools and numbers meet, no quantized tensor is near."""
from torch import nn
from torch.ao.quantization import DeQuantStub, QuantStub


class GridMasks(nn.Module):
    def __init__(self):
        super().__init__()
        self.quant = QuantStub()
        self.dequant = DeQuantStub()

    def forward(self, bev, drivable, crossing):
        area = (drivable > 0) * (crossing > 0)
        union = (drivable > 0) + (crossing > 0)
        penalty = area * -100.0
        share = area.float().mean()
        return self.dequant(self.quant(bev)), union, penalty, share
