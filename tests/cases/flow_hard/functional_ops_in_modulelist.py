import torch
from torch import nn
from torch.ao.nn.quantized import FloatFunctional
from torch.ao.quantization import QuantStub


class Net(nn.Module):
    def __init__(self):
        super().__init__()
        self.quants = nn.ModuleList([QuantStub(), QuantStub()])
        self.muls = nn.ModuleList([FloatFunctional() for _ in range(2)])
        self.sum = FloatFunctional()

    def forward(self, xs, dist):
        near = dist < 8.0
        outs = []
        for i, x in enumerate(xs):
            q = self.quants[i](x)
            outs.append(self.muls[i].mul(q, near))  #> MQ201
            outs.append(self.muls[i].mul(q, q))
        total = self.sum.add(outs[0], outs[1])
        shifted = self.sum.add_scalar(total, 1.0)
        return total, shifted == 1, self.sum.mul_scalar(total, 2.0)  #> MQ101
