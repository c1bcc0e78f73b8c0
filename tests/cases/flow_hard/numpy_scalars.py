import numpy as np

import torch
from torch import nn
from torch.quantization import DeQuantStub, QuantStub

STEP = np.float32(1.0)
ORIGIN = np.int64(0)


class Net(nn.Module):
    def __init__(self):
        super().__init__()
        self.quant = QuantStub()

    def forward(self, x):
        q = self.quant(x)
        a = q == STEP  #> MQ101
        b = q == ORIGIN
        c = q >= np.float64(1)  #> MQ102
        d = x == STEP
        return a, b, c, d
