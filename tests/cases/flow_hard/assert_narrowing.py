from typing import Optional, Union

import torch
from torch import nn
from torch.quantization import DeQuantStub, QuantStub


class Net(nn.Module):
    def __init__(self):
        super().__init__()
        self.quant = QuantStub()
        self.last: Optional[torch.Tensor] = None

    def observe(self, x: Union[torch.Tensor, None]) -> None:
        assert x is not None
        self.last = self.quant(x)

    def forward(self, x, steps):
        self.observe(x)
        assert self.last is not None, "observe first"
        a = self.last == 1  #> MQ101
        assert isinstance(steps, int)
        b = steps == 1
        gain = self.last * steps
        return a, b, gain
