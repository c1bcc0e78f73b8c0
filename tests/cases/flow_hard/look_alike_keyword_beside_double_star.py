"""beta is written at the call; the `**kwargs` beside it must not bring the default 1.0 back."""
import torch
from torch import nn
from torch.ao.quantization import QuantStub


def weighted(function):
    def wrapper(pred, target, weight=None, **kwargs):
        return function(pred, target, **kwargs)

    return wrapper


@weighted
def smooth(pred, target, beta=1.0):
    diff = torch.abs(pred - target)
    return torch.where(diff < beta, diff * 0.5, diff - 0.5)


class Model(nn.Module):
    def __init__(self):
        super().__init__()
        self.quant = QuantStub()

    def forward(self, x, y, **kwargs):
        q = self.quant(x)
        return smooth(q, y, beta=0.5, **kwargs)
