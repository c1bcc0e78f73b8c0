"""`.type(torch.LongTensor)`, the spelling of older code."""
import torch
from torch import nn
from torch.ao.quantization import DeQuantStub, QuantStub


class OldStyleLabels(nn.Module):
    def __init__(self):
        super().__init__()
        self.quant = QuantStub()
        self.dequant = DeQuantStub()

    def forward(self, labels):
        labels = self.dequant(self.quant(labels)).squeeze(1)
        labels = labels.type(torch.LongTensor)  #> MQ301
        return labels
