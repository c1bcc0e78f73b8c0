"""Written under a setting only, after a join with the raw tensor."""
from torch import nn
from torch.quantization import DeQuantStub, QuantStub


class OptionalQuant(nn.Module):
    def __init__(self, on_chip=True, keep_z=False):
        super().__init__()
        self.on_chip = on_chip
        self.keep_z = keep_z
        self.quant = QuantStub()
        self.dequant = DeQuantStub()

    def forward(self, points):
        if self.on_chip:
            points = self.quant(points)
        if not self.keep_z:
            points[:, :, 2] = 0.0  #> MQ505
        return self.dequant(points)
