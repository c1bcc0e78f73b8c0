"""Silent: the mask column is cut off and dropped."""
from horizon_plugin_pytorch.quantization import QuantStub
from torch import nn
from torch.quantization import DeQuantStub


class DropsTheMask(nn.Module):
    def __init__(self):
        super().__init__()
        self.quant = QuantStub()
        self.dequant = DeQuantStub()
        self.fc = nn.Linear(3, 3)

    def forward(self, points):
        points = self.quant(points)
        valid = points[..., 3]
        xyz = points[..., :3]
        return self.dequant(self.fc(xyz)), self.dequant(valid)
