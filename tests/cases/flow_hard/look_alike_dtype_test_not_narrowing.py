"""A quantized tensor's dtype is not torch.bool: the branch cannot happen."""
import torch
from torch import nn
from torch.ao.quantization import QuantStub


class Model(nn.Module):
    def __init__(self):
        super().__init__()
        self.quant = QuantStub()

    def forward(self, x, scores):
        mask = self.quant(x)
        if mask.dtype == torch.bool:
            bias = torch.zeros(1).masked_fill(~mask, -100.0)
        elif mask.dtype in (torch.int32, torch.int64):
            bias = mask.long()
        else:
            bias = mask
        return scores + bias
