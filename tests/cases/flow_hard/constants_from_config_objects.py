from dataclasses import dataclass
from types import SimpleNamespace

import torch
from torch import nn
from torch.quantization import DeQuantStub, QuantStub


@dataclass
class Config:
    present: int = 1
    absent: int = 0


DEFAULTS = {"levels": {"high": 3, "low": 0}}
NS = SimpleNamespace(on=1.0, off=0.0)


class Net(nn.Module):
    def __init__(self):
        super().__init__()
        self.cfg = Config()
        self.quant = QuantStub()

    def forward(self, x):
        q = self.quant(x)
        a = q == self.cfg.present  #> MQ101
        b = q == self.cfg.absent
        c = q == DEFAULTS["levels"]["high"]  #> MQ101
        d = q == DEFAULTS["levels"]["low"]
        e = q == NS.on  #> MQ101
        f = q == NS.off
        g = q == DEFAULTS.get("nothing")
        return a, b, c, d, e, f, g
