"""Silent: the submodule's stub is the first one on its way."""
from torch import nn
from torch.ao.quantization import DeQuantStub, QuantStub


class LidarBranch(nn.Module):
    def __init__(self):
        super().__init__()
        self.quant = QuantStub()
        self.pillars = nn.Linear(9, 64)

    def forward(self, points):
        return self.pillars(self.quant(points))


class FusionModel(nn.Module):
    def __init__(self):
        super().__init__()
        self.quant = QuantStub()
        self.dequant = DeQuantStub()
        self.lidar = LidarBranch()
        self.image = nn.Conv2d(3, 64, 3)

    def forward(self, image, points):
        image = self.image(self.quant(image))
        return self.dequant(image), self.dequant(self.lidar(points))
