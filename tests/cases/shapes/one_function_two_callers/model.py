import ops
from torch import nn
from torch.quantization import QuantStub


class Net(nn.Module):
    def __init__(self):
        super().__init__()
        self.quant = QuantStub()

    def forward(self, x, dist):
        q = self.quant(x)
        near = dist < 4.0
        a = ops.gate(q, near)
        c = ops.gate_raw(q, dist), ops.gate_raw(x, near)
        d = ops.first_is_one((q, x)), ops.second_is_one((q, x))
        return a, c, d


class Other(nn.Module):
    def __init__(self):
        super().__init__()
        self.quant = QuantStub()

    def forward(self, x, dist):
        return ops.gate(x, dist), ops.gate_raw(self.quant(x), dist)
