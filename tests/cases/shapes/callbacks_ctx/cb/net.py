import torch
from torch import nn
from torch.ao.quantization import DeQuantStub, QuantStub

from cb.decoder import Decoder
from cb.utils import Quiet, apply_post, profile, run_levels


def saturated(x):
    return x.masked_fill(x >= 1, 1.0)  #> MQ102


def halved(x):
    return x * 0.5


class CallbackNet(nn.Module):
    def __init__(self, dim=8):
        super().__init__()
        self.quant = QuantStub()
        self.quant_flag = QuantStub()
        self.dequant = DeQuantStub()
        self.decoder = Decoder(dim)

    def _is_busy(self, flag):
        return flag == 1  #> MQ101

    def _is_idle(self, flag):
        return flag == 1

    def forward(self, x, flag, levels):
        idle = self._is_idle(flag)
        with torch.no_grad(), profile("quant"):
            q = self.quant(x)
            f = self.quant_flag(flag)
        q = self.decoder(q, self._is_busy, f)
        q = apply_post(q, [halved, saturated])
        signs = run_levels(levels, lambda lv: lv == 1)
        with Quiet() as quiet:
            if quiet.level == 1:
                q = q.contiguous()
        return self.dequant(q), signs, idle
