"""A helper and a loop give one stub both; one value that is either is one call."""
import torch
from horizon_plugin_pytorch.quantization import QuantStub
from torch import nn


class Embedding(nn.Module):
    def __init__(self, use_length):
        super().__init__()
        self.use_length = use_length
        self.quant = QuantStub()
        self.level_quant = QuantStub()
        self.either_quant = QuantStub()

    def encode(self, t):
        return self.quant(t)  #> MQ402

    def forward(self, feat, length, speed, pad):
        valid = (pad > 0).float()
        feat, first = self.encode(feat), self.encode(valid)
        length, second = [self.level_quant(t) for t in (length, valid)]  #> MQ402
        weight = speed
        if self.use_length:
            weight = valid
        return feat * first, length * second, self.either_quant(weight)
