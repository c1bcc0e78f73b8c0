import torch
from horizon_plugin_pytorch.quantization import QuantStub
from torch import nn
from torch.quantization import DeQuantStub


class Net(nn.Module):
    def __init__(self):
        super().__init__()
        self.quant = QuantStub()
        self.quant_unit = QuantStub(scale=1.0)

    def forward(self, x, y):
        q = self.quant(x)  #> MQ401
        on = q.narrow(-1, 3, 1)
        gated = q.narrow(-1, 0, 3) * (on > 0.5)  #> MQ201
        u = self.quant_unit(y)
        off = u.select(-1, 3) == 1
        kept = u.select(-1, 0).masked_fill(off, 0.0)
        return gated, kept
