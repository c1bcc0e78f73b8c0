"""Thresholds at whole numbers, on an observed grid and on a written-down one."""
import torch
from horizon_plugin_pytorch.quantization import QuantStub
from torch import nn
from torch.quantization import DeQuantStub


class Boundary(nn.Module):
    def __init__(self):
        super().__init__()
        self.quant = QuantStub()
        self.exact = QuantStub(scale=0.25)
        self.dequant = DeQuantStub()

    def forward(self, conf, level):
        conf = self.quant(conf)
        level = self.exact(level)
        a = conf >= 1  #> MQ102
        b = conf > 0.5
        c = conf > 0
        d = 1.0 <= conf  #> MQ102
        e = torch.lt(conf, -1)  #> MQ102
        f = conf.ge(1)  #> MQ102
        g = conf > 2
        h = torch.greater(conf, 0.75)
        i = level >= 1
        j = level < -1
        k = self.dequant(conf) < 1  #> MQ102
        m = self.dequant(conf).round() < 1
        n = torch.less_equal(self.dequant(conf), 1.0)  #> MQ102
        return a, b, c, d, e, f, g, h, i, j, k, m, n
