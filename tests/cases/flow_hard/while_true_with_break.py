import torch
from torch import nn
from torch.quantization import DeQuantStub, QuantStub


class Net(nn.Module):
    def __init__(self):
        super().__init__()
        self.quant = QuantStub()
        self.pool = nn.MaxPool2d(2)

    def forward(self, x, y):
        q = self.quant(x)
        raw = y
        while True:
            q = self.pool(q)
            raw = self.pool(raw)
            if q.shape[-1] <= 8:
                break
        a = q == 1  #> MQ101
        b = raw == 1
        n = 0
        while n < 3:
            n += 1
            t = raw
        else:
            t = q
        return a, b, t.int()  #> MQ301
