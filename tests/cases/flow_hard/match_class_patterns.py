from dataclasses import dataclass

import torch
from torch import nn
from torch.quantization import DeQuantStub, QuantStub


@dataclass
class Dense:
    value: torch.Tensor


@dataclass
class Sparse:
    value: torch.Tensor
    index: torch.Tensor


class Net(nn.Module):
    def __init__(self):
        super().__init__()
        self.quant = QuantStub()

    def handle(self, item):
        match item:
            case Dense(value=v):
                return v == 1  #> MQ101
            case Sparse(value=v, index=i):
                return v == 1, i == 1
            case _:
                return None

    def forward(self, x, index):
        return self.handle(Dense(self.quant(x))), self.handle(Sparse(x, index))
