"""Silent: the number of valid points is no mask any more."""
from torch import nn
from torch.ao.quantization import DeQuantStub, QuantStub


class MeanOverPoints(nn.Module):
    def __init__(self):
        super().__init__()
        self.quant = QuantStub()
        self.dequant = DeQuantStub()
        self.point_net = nn.Linear(5, 48)

    def forward(self, points, weight):
        feat = self.point_net(self.quant(points)).sum(dim=1)
        count = (weight > 0).float().sum(dim=1, keepdim=True).clamp(min=0.1)
        return self.dequant(feat / count)
