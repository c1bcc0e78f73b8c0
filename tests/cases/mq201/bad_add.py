"""Adding a bool to attention scores."""
import torch
from horizon_plugin_pytorch.quantization import QuantStub
from torch import nn
from torch.quantization import DeQuantStub


class BiasAttention(nn.Module):
    def __init__(self, dim=128):
        super().__init__()
        self.quant_q = QuantStub()
        self.quant_k = QuantStub()
        self.dequant = DeQuantStub()
        self.scale = dim ** -0.5

    def forward(self, query, key, same_lane):
        query = self.quant_q(query)
        key = self.quant_k(key)
        scores = torch.matmul(query, key.transpose(-2, -1)) * self.scale
        near = same_lane > 0
        scores = torch.add(scores, near)  #> MQ201
        return self.dequant(scores.softmax(dim=-1))
