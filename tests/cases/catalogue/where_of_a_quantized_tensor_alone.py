"""torch.where with one argument is nonzero."""
import torch
from torch import nn
from torch.quantization import DeQuantStub, QuantStub


class Indices(nn.Module):
    def __init__(self):
        super().__init__()
        self.quant = QuantStub()
        self.dequant = DeQuantStub()

    def forward(self, score):
        s = self.quant(score)
        index = torch.where(s)  #> MQ501
        listed = torch.argwhere(s)  #> MQ501
        strong = torch.where(s > 0.3)
        return index, listed, self.dequant(s[strong])
