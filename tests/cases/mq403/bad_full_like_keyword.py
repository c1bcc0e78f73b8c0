"""torch.full_like with the value as a keyword; numpy's infinity."""
import numpy as np
import torch
from torch import nn
from torch.ao.quantization import DeQuantStub, QuantStub


class MinFilter(nn.Module):
    def __init__(self):
        super().__init__()
        self.start_quant = QuantStub()
        self.range_quant = QuantStub()
        self.dequant = DeQuantStub()

    def forward(self, ranges):
        start = torch.full_like(ranges, fill_value=np.inf)  #> MQ403
        start = self.start_quant(start)
        ranges = self.range_quant(ranges)
        return self.dequant(torch.minimum(start, ranges))
