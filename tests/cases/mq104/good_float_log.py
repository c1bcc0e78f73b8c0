"""Silent: the logarithm of the dequantized values may well be infinite."""
import torch
from torch import nn
from torch.quantization import DeQuantStub, QuantStub


class FloatLogits(nn.Module):
    def __init__(self):
        super().__init__()
        self.quant = QuantStub()
        self.dequant = DeQuantStub()
        self.prob = nn.Sequential(nn.Linear(32, 5), nn.Softmax(dim=-1))

    def forward(self, feat):
        prob = self.dequant(self.prob(self.quant(feat)))
        log_prob = torch.log(prob)
        impossible = torch.isinf(log_prob)
        return log_prob, impossible
