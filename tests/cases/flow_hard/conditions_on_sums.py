import torch
from torch import nn
from torch.quantization import DeQuantStub, QuantStub


class Net(nn.Module):
    def __init__(self):
        super().__init__()
        self.quant = QuantStub()

    def forward(self, x, w, training: bool = False):
        q = self.quant(x)
        near = w > 0
        if near.sum() > 0:
            x = x * 2
        if q.sum() > 0:  #> MQ501
            x = x * 3
        while q.mean() > 2:  #> MQ501
            q = q / 2
        n = 3 if near.any() else 4
        if training and x.shape[0] > 1:
            n += 1
        hot = q.sum() > 0
        return x, q, n, hot
