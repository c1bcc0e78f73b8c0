"""Quantizers of other toolkits round as well; what they return is a plain float tensor."""
import brevitas.nn as qnn
import torch
from pytorch_quantization.nn import TensorQuantizer
from torch import nn
from torch.quantization import QuantStub


class OtherToolkits(nn.Module):
    def __init__(self):
        super().__init__()
        self.identity = qnn.QuantIdentity()
        self.tensor_quantizer = TensorQuantizer()
        self.stub = QuantStub()

    def forward(self, x, y, z):
        a = self.identity(x) == 1  #> MQ101
        b = self.tensor_quantizer(y) == 1  #> MQ101
        c = self.stub(z) == 1  #> MQ101
        d = self.identity(x) == 0
        e = self.tensor_quantizer(y) > 0.5
        f = self.tensor_quantizer(y).long()  #> MQ301
        return a, b, c, d, e, f
