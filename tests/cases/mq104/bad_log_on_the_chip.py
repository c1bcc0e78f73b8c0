"""The logarithm of a quantized tensor is quantized again: its infinities are gone."""
import torch
from torch import nn
from torch.quantization import DeQuantStub, QuantStub


class LogProb(nn.Module):
    def __init__(self):
        super().__init__()
        self.quant = QuantStub()
        self.dequant = DeQuantStub()

    def forward(self, prob):
        log_prob = torch.log(self.quant(prob))
        impossible = log_prob.isinf()  #> MQ104
        return self.dequant(log_prob), impossible
