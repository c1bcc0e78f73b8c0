"""A bool that arithmetic has made a float."""
import torch
from torch import nn
from torch.quantization import DeQuantStub, QuantStub


class Blending(nn.Module):
    def __init__(self):
        super().__init__()
        self.old_quant = QuantStub()
        self.new_quant = QuantStub()
        self.dequant = DeQuantStub()

    def forward(self, old, new, age):
        old = self.old_quant(old)
        new = self.new_quant(new)
        stale = (age > 5) * 1.0
        merged = torch.where(condition=stale, input=new, other=old)  #> MQ504
        return self.dequant(merged)
