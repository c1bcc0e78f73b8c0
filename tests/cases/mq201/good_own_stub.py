"""Silent: the mask becomes a float and passes its own stub first."""
import torch
from torch import nn
from torch.ao.quantization import DeQuantStub, QuantStub


class HistoryEncoder(nn.Module):
    def __init__(self):
        super().__init__()
        self.quant = QuantStub()
        self.quant_mask = QuantStub()
        self.dequant = DeQuantStub()
        self.mul = nn.quantized.FloatFunctional()

    def forward(self, history, observed):
        seen = torch.logical_not(observed == 0).to(torch.float)
        seen = self.quant_mask(seen)
        history = self.quant(history)
        return self.dequant(self.mul.mul(history, seen))
