"""The number is wrapped in a tensor."""
import torch
from torch import nn
from torch.ao.quantization import DeQuantStub, QuantStub


class ConfidenceCut(nn.Module):
    def __init__(self):
        super().__init__()
        self.conf_quant = QuantStub()
        self.dequant = DeQuantStub()

    def forward(self, confidence):
        one = torch.tensor(1.0)
        confidence = self.dequant(self.conf_quant(confidence))
        return torch.greater_equal(confidence, one)  #> MQ102
