"""Sparse depth completion: the validity map travels with the depth."""
import torch
from torch import nn
from torch.quantization import DeQuantStub, QuantStub


class NormConv(nn.Module):
    def __init__(self, c):
        super().__init__()
        self.conv = nn.Conv2d(c, c, 3, padding=1)

    def forward(self, depth, conf):
        return self.conv(
            depth
            * conf
        )


class Completion(nn.Module):
    def __init__(self, c=1):
        super().__init__()
        self.depth_quant = QuantStub()
        self.conf_quant = QuantStub()
        self.dequant = DeQuantStub()
        self.first = NormConv(c)

    def forward(self, depth):
        known = (depth > 0).float()
        q = self.depth_quant(depth)
        good = self.first(q, self.conf_quant(known))
        wrong = self.first.conv(
            q  #> MQ202
            * known
        )
        holes = torch.eq(  #> MQ101
            q,
            1,
        )
        return self.dequant(good), self.dequant(wrong), holes
