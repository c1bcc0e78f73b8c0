import torch
from torch import nn
from torch.quantization import DeQuantStub, QuantStub


class Net(nn.Module):
    def __init__(self):
        super().__init__()
        self.quant = QuantStub()
        self.quant_raw = QuantStub()
        self.table = nn.Embedding(8, 4)

    def forward(self, x, y):
        q = self.quant(x)  #> MQ401
        picked = y[q[:, 0] > 0.5]
        index = y[:, 0].long()
        z = self.quant_raw(y)
        rows = self.table(index)
        return picked, rows, z[index], z[:, 1:] * 2.0
