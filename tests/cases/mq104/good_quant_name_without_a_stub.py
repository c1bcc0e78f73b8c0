"""Silent: `self.quant` is no quantizer here, whatever its name."""
import torch
from torch import nn
from torch.ao.quantization import DeQuantStub, QuantStub


class QuantileHead(nn.Module):
    def __init__(self):
        super().__init__()
        self.quant = nn.Linear(16, 9)
        self.input_stub = QuantStub()
        self.dequant = DeQuantStub()

    def forward(self, feat, extra):
        quantiles = self.quant(extra)
        undefined = torch.isnan(quantiles)
        return self.dequant(self.input_stub(feat)), undefined
