"""The condition is a keyword, made by a product of 0/1 floats."""
from torch import nn
from torch.ao.quantization import DeQuantStub, QuantStub


class PairMask(nn.Module):
    def __init__(self):
        super().__init__()
        self.pair_quant = QuantStub()
        self.dequant = DeQuantStub()

    def forward(self, pairs, age):
        pairs = self.pair_quant(pairs)
        young = (age < 2).float()
        both = young[:, :, None] * young[:, None, :]
        pairs = pairs.masked_fill(value=0.0, mask=both)  #> MQ504
        return self.dequant(pairs)
