from dataclasses import asdict, dataclass

import torch
from torch import nn
from torch.quantization import DeQuantStub, QuantStub


@dataclass
class State:
    pos: torch.Tensor
    vel: torch.Tensor


def still(pos, vel):
    return vel == 1, pos == 1  #> MQ101


class Net(nn.Module):
    def __init__(self):
        super().__init__()
        self.quant = QuantStub()

    def forward(self, pos, vel):
        state = State(pos=pos, vel=self.quant(vel))
        d = asdict(state)
        moved = d["pos"] <= 1
        return still(**d), moved, d["vel"] <= 1  #> MQ102
