"""`!=` of two tensors: MQ103 alone, although `!=` is not implemented, either."""
import torch
from horizon_plugin_pytorch.quantization import QuantStub
from torch import nn


class PoseChange(nn.Module):
    def __init__(self):
        super().__init__()
        self.now_quant = QuantStub()
        self.then_quant = QuantStub()

    def forward(self, now, then):
        now = self.now_quant(now)
        then = self.then_quant(then)
        changed = now != then  #> MQ103
        also = torch.equal(now, then)  #> MQ103
        return changed, also
