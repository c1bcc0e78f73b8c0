"""masked_select picks one column where another one is positive; quantized in a helper."""
import torch
from torch import nn
from torch.ao.quantization import DeQuantStub, QuantStub


class ReturnIntensity(nn.Module):
    def __init__(self):
        super().__init__()
        self.quant = QuantStub()
        self.dequant = DeQuantStub()

    def prepare(self, sweep):
        return self.quant(sweep)  #> MQ401: self.quant(sweep)

    def forward(self, sweep):
        sweep = self.prepare(sweep)
        hit = sweep[:, 0] > 0
        intensity = torch.masked_select(sweep[:, 1], hit)
        return self.dequant(intensity)
