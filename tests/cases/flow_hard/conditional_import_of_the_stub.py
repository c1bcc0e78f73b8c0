import torch
from torch import nn

try:
    from horizon_plugin_pytorch.quantization import QuantStub
except ImportError:
    from torch.quantization import QuantStub


class FakeStub(nn.Module):
    def forward(self, x):
        return x


class Net(nn.Module):
    def __init__(self):
        super().__init__()
        self.quant = QuantStub()
        self.stub = FakeStub()
        self.quant_mask = FakeStub()

    def forward(self, x, mask):
        q = self.quant(x)
        m = self.quant_mask(mask)
        a = q == 1  #> MQ101
        b = m == 1
        c = self.stub(x).int()
        return a, b, c, q * m, q.masked_fill(m == 1, 0.0)
