import torch
from torch import nn
from torch.quantization import DeQuantStub, QuantStub

ONE = int(True)
ALSO = len((1,))
PARSED = float("1")
ZERO = int(False)
NOTHING = len(())


class Net(nn.Module):
    def __init__(self):
        super().__init__()
        self.quant = QuantStub()

    def forward(self, x):
        q = self.quant(x)
        a = q == ONE  #> MQ101
        b = q == ALSO  #> MQ101
        c = q == PARSED  #> MQ101
        d = q == ZERO
        e = q == NOTHING
        f = q == max(0, 1)  #> MQ101
        g = q == abs(-0.0)
        return a, b, c, d, e, f, g, x == ONE
