"""How many cells are above a threshold: a plain integer of a plain bool tensor."""
from horizon_plugin_pytorch.quantization import QuantStub
from torch import nn


class Gate(nn.Module):
    def __init__(self):
        super().__init__()
        self.quant = QuantStub()

    def forward(self, x):
        q = self.quant(x)
        if (q > 0.5).any():
            q = q * 2
        if int((q > 0.5).sum()) > 0:
            q = q * 2
        if (q > 0.5).sum() > 0:
            q = q * 2
        if q.sum() > 0:  #> MQ501
            q = q * 2
        return q
