from dataclasses import dataclass
from typing import Optional

import torch
from torch import nn
from torch.quantization import DeQuantStub, QuantStub


@dataclass
class Base:
    x: torch.Tensor
    note: Optional[torch.Tensor] = None


@dataclass
class Wide(Base):
    y: Optional[torch.Tensor] = None

    def on(self):
        return self.y == 1  #> MQ101

    def base_on(self):
        return self.x == 1


class Net(nn.Module):
    def __init__(self):
        super().__init__()
        self.quant = QuantStub()

    def forward(self, x, y):
        w = Wide(x, None, self.quant(y))
        if w.note is not None:
            return w.note
        return w.on(), w.base_on()
