import torch
from torch import nn
from torch.quantization import DeQuantStub, QuantStub


class Net(nn.Module):
    def __init__(self):
        super().__init__()
        self.quant = QuantStub()
        self.quant_hits = QuantStub()

    def prepare(self, t):
        return self.quant(t)

    def forward(self, x, dist):
        q = self.prepare(x)
        near = (dist < 4.0).float()
        far = (dist > 8.0).float()
        w = self.quant(near)  #> MQ402
        both = [self.quant_hits(m) for m in (near, far)]
        return q * w, both[0] * both[1]
