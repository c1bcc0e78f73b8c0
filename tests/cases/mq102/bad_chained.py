"""In a chain the part with 1 is the wrong one."""
from horizon_plugin_pytorch.quantization import QuantStub
from torch import nn


class SoftLabelSplit(nn.Module):
    def __init__(self):
        super().__init__()
        self.label_quant = QuantStub()

    def forward(self, soft_label):
        soft_label = self.label_quant(soft_label)
        first = soft_label[0, 0]
        undecided = 0 < first < 1  #> MQ102
        return undecided
