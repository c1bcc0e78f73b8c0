from dataclasses import dataclass, field

import torch
from torch import nn
from torch.quantization import DeQuantStub, QuantStub


@dataclass
class Flags:
    level: torch.Tensor
    weight: torch.Tensor
    active: torch.Tensor = field(init=False)
    heavy: torch.Tensor = field(init=False)

    def __post_init__(self):
        self.active = self.level == 1  #> MQ101
        self.heavy = self.weight == 1


class Net(nn.Module):
    def __init__(self):
        super().__init__()
        self.quant_level = QuantStub()
        self.quant_x = QuantStub()

    def forward(self, x, level, weight):
        flags = Flags(self.quant_level(level), weight)
        x = self.quant_x(x)
        gated = x * flags.active  #> MQ201
        return gated, x.masked_fill(flags.heavy, 0)
