"""Dequantize, do geometry in floats, quantize again."""
import torch
from torch import nn
from torch.ao.quantization import DeQuantStub, QuantStub


class Projector(nn.Module):
    def __init__(self, dim=8):
        super().__init__()
        self.quant = QuantStub()
        self.requant = QuantStub()
        self.dequant = DeQuantStub()
        self.fc = nn.Linear(dim, 3)
        self.back = nn.Linear(3, dim)

    def project(self, points, intrinsics):
        cam = torch.matmul(points, intrinsics)
        depth = cam[..., 2:3] + 1e-5
        uv = cam[..., :2] / depth
        inside = (uv > -1) & (uv < 1) & (depth > 1)
        uv = uv * inside
        uv[~inside] = 0.0
        bins = (depth * 4).long()
        broken = torch.isnan(uv) | torch.isinf(uv)
        return torch.cat([uv, depth], -1), bins, broken, depth == 1

    def forward(self, x, intrinsics):
        points = self.dequant(self.fc(self.quant(x)))
        uvd, bins, broken, unit = self.project(points, intrinsics)
        out = self.back(self.requant(uvd))
        return self.dequant(out), bins, broken, unit
