import torch
from torch import nn
from torch.quantization import DeQuantStub, QuantStub


class Net(nn.Module):
    def __init__(self):
        super().__init__()
        self.quant = QuantStub()
        self.quant_pair = QuantStub()
        self.dequant = DeQuantStub()

    def forward(self, feats, valid, left, right):
        feats = self.quant(feats)
        valid = self.quant(valid)  #> MQ402
        left = self.quant_pair(left)
        right = self.quant_pair(right)
        return self.dequant(feats * valid), left + right
