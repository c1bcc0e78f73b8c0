import torch
from horizon_plugin_pytorch.qtensor import QTensor
from horizon_plugin_pytorch.quantization import QuantStub
from torch import nn


class Net(nn.Module):
    def __init__(self):
        super().__init__()
        self.quant = QuantStub()
        self.quant_b = QuantStub()
        self.quant_c = QuantStub()

    def ensure(self, t):
        if isinstance(t, QTensor):
            return t
        return self.quant_b(t)

    def forward(self, x, y):
        q = self.quant(x)
        a = self.ensure(q)
        b = self.ensure(y)
        c = self.quant_c(q.flip(0))  #> MQ502
        return a, torch.relu(b), c, b == 1  #> MQ101
