"""Warped history is used only where the ego motion is known."""
import torch
from horizon_plugin_pytorch.nn.quantized import FloatFunctional
from horizon_plugin_pytorch.quantization import QuantStub
from torch import nn
from torch.quantization import DeQuantStub


class TemporalFusion(nn.Module):
    def __init__(self, c: int = 128, num_prev: int = 2) -> None:
        super().__init__()
        self.num_prev = num_prev
        self.cur_quant = QuantStub()
        self.prev_quants = nn.ModuleList([QuantStub() for _ in range(num_prev)])
        self.restart_quant = QuantStub(scale=1.0)
        self.dequant = DeQuantStub()
        self.mul = FloatFunctional()
        self.cat = FloatFunctional()
        self.fuse = nn.Conv2d(c * (num_prev + 1), c, 1)

    def fuse_all(self, cur, prevs, restart):
        gated = []
        for prev in prevs:
            gated.append(self.mul.mul(prev, restart))
        return self.fuse(self.cat.cat([cur] + gated, dim=1))

    def forward(self, cur, prevs, restart):
        cur = self.cur_quant(cur)
        prevs = [self.prev_quants[i](p) for i, p in enumerate(prevs)]
        restart = self.restart_quant(restart)
        again = restart == 1
        out = self.fuse_all(cur, prevs, restart)
        out = out.masked_fill(torch.logical_not(again), 0.0)
        return self.dequant(out)


class HastyFusion(TemporalFusion):
    def forward(self, cur, prevs, restart):
        cur = self.cur_quant(cur)
        prevs = [self.prev_quants[i](p) for i, p in enumerate(prevs)]
        fresh = restart > 0
        first = self.mul.mul(prevs[0], fresh)  #> MQ201
        return self.dequant(self.cat.cat([cur, first], dim=1))
