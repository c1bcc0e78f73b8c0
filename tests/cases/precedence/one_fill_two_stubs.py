"""A filled tensor that reaches two stubs is reported once, at the fill."""
import torch
from torch import nn
from torch.ao.quantization import DeQuantStub, QuantStub


class SharedBias(nn.Module):
    def __init__(self):
        super().__init__()
        self.self_quant = QuantStub()
        self.cross_quant = QuantStub()
        self.dequant = DeQuantStub()

    def forward(self, lengths):
        bias = torch.zeros(4, 1, 32).masked_fill(lengths == 0, float("-inf"))  #> MQ403
        for_self = self.self_quant(bias)
        for_cross = self.cross_quant(bias.transpose(1, 2))
        return self.dequant(for_self), self.dequant(for_cross)
