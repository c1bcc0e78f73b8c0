import torch
from torch import nn
from torch.quantization import DeQuantStub, QuantStub


class Net(nn.Module):
    def __init__(self):
        super().__init__()
        self.quant = QuantStub()

    def forward(self, x, n: int = 3):
        q = self.quant(x)
        a = 0 < q <= 1  #> MQ102
        b = q < 0.5
        c = 0 < n <= 1
        d = 0 <= x <= 1
        if 1 <= q.shape[0] <= 4 and 1 == n == 1:
            return a
        return a, b, c, d, n
