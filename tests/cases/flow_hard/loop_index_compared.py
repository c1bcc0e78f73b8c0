"""k runs over whole numbers, of which only 0 comes back as itself."""
from torch import nn
from torch.ao.quantization import QuantStub


class Model(nn.Module):
    def __init__(self):
        super().__init__()
        self.quant = QuantStub()

    def forward(self, x, n: int):
        q = self.quant(x)
        for k in range(4):
            a = (q == k).sum()  #> MQ101
        for k in range(n):
            b = (q == k).sum()  #> MQ101
        for k in range(len(x)):
            c = (q == k).sum()  #> MQ101
        return a, b, c
