from torch import nn
from torch.ao.quantization import DeQuantStub, QuantStub

from .decode import decode, finish, first, number
from .types import Obs


class ObsNet(nn.Module):
    def __init__(self):
        super().__init__()
        self.quant = QuantStub()
        self.quant_flag = QuantStub()
        self.dequant = DeQuantStub()

    def forward(self, x, flag, step: int = 0):
        obs = Obs(self.quant(x), self.quant_flag(flag), step=step)
        out = decode(obs, flag)
        if first(obs):
            return self.dequant(out["logits"])
        return self.dequant(finish(out)), number(obs)
