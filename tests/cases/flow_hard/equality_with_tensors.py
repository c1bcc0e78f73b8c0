import torch
from torch import nn
from torch.quantization import DeQuantStub, QuantStub


class Net(nn.Module):
    def __init__(self):
        super().__init__()
        self.quant_a = QuantStub()
        self.quant_b = QuantStub()
        self.pool = nn.MaxPool2d(3, 1, 1)

    def forward(self, heat, other):
        q = self.quant_a(heat)
        r = self.quant_b(other)
        peak = q == self.pool(q)
        top = q == q.amax(dim=-1, keepdim=True)
        same = q == r  #> MQ103
        raw = q.flatten(1) == heat.flatten(1)  #> MQ103
        before = heat == other
        return peak, top, same, raw, before
