from some_framework import build_from_cfg, load_plugin
from torch import nn
from torch.quantization import QuantStub

from local import identity


class Net(nn.Module):
    def __init__(self, cfg):
        super().__init__()
        self.quant = QuantStub()
        self.neck = build_from_cfg(cfg)
        self.extra = load_plugin("extra")

    def forward(self, x, dist):
        q = self.quant(x)
        deep = self.neck(q)
        a = deep == 1
        b = deep * (dist < 2.0)
        c = self.extra.convert(q).int()
        return a, b, c, identity(q) == 1, identity(deep).int()  #> MQ101
