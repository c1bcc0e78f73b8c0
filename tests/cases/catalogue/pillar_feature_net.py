"""PointPillars: the padding indicator is applied before the stub in one net, behind it in the other."""
import torch
from torch import nn
from torch.quantization import DeQuantStub, QuantStub


def paddings_indicator(actual_num, max_num: int, axis: int = 0):
    actual_num = torch.unsqueeze(actual_num, axis + 1)
    max_num = torch.arange(max_num, dtype=torch.int32).view(1, -1)
    return actual_num.int() > max_num


class PillarNet(nn.Module):
    def __init__(self, cin=9, cout=64):
        super().__init__()
        self.quant = QuantStub()
        self.dequant = DeQuantStub()
        self.linear = nn.Linear(cin, cout, bias=False)
        self.norm = nn.BatchNorm1d(cout)

    def forward(self, voxels, num_points):
        inside = paddings_indicator(num_points, voxels.shape[1])
        voxels = voxels * inside.unsqueeze(-1).float()
        x = self.linear(self.quant(voxels))
        x = torch.relu(x)
        return self.dequant(x.max(dim=1)[0])


class LatePillarNet(PillarNet):
    def forward(self, voxels, num_points):
        inside = paddings_indicator(num_points, voxels.shape[1])
        x = torch.relu(self.linear(self.quant(voxels)))
        soft = x * inside.unsqueeze(-1).float()  #> MQ202
        hard = x * inside.unsqueeze(-1)  #> MQ201
        return self.dequant(soft.max(dim=1)[0] + hard.max(dim=1)[0])
