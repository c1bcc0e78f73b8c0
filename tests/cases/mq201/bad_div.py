"""Dividing by a bool."""
from horizon_plugin_pytorch.quantization import QuantStub
from torch import nn
from torch.quantization import DeQuantStub


class MaskedMean(nn.Module):
    def __init__(self):
        super().__init__()
        self.quant_sum = QuantStub()
        self.dequant = DeQuantStub()

    def forward(self, feat_sum, count):
        feat_sum = self.quant_sum(feat_sum)
        nonempty = count >= 1
        mean = feat_sum.div(nonempty)  #> MQ201
        return self.dequant(mean)
