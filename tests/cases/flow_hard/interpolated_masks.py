import torch
import torch.nn.functional as F
from torch import nn
from torch.ao.quantization import QuantStub


class Net(nn.Module):
    def __init__(self):
        super().__init__()
        self.quant = QuantStub()
        self.quant_small = QuantStub()

    def forward(self, x, w):
        q = self.quant(x)
        m = (w > 0.3).float()
        near = F.interpolate(m, size=(8, 8), mode="nearest")
        small = self.quant_small(near)
        a = q * small
        b = F.interpolate(q, scale_factor=2.0, mode="bilinear") == 1  #> MQ101
        c = small > 0.5
        d = q * near  #> MQ202
        return a, b, c, d, small >= 1  #> MQ102
