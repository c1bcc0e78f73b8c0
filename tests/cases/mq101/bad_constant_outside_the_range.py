"""A scale of 1 keeps whole numbers, but 200 is beyond int8."""
from horizon_plugin_pytorch.quantization import QuantStub
from torch import nn


class LabelPrior(nn.Module):
    def __init__(self):
        super().__init__()
        self.label_quant = QuantStub(1.0)
        self.embed = nn.Conv2d(1, 16, 1)

    def forward(self, labels):
        labels = self.label_quant(labels)
        unlabeled = labels == 200  #> MQ101
        return self.embed(labels), unlabeled
