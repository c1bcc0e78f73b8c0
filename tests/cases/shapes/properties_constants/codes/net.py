from torch import nn
from torch.quantization import DeQuantStub, QuantStub

from .constants import Flag
from .tracker import Tracker


class CodeNet(nn.Module):
    def __init__(self, dim=8):
        super().__init__()
        self.quant = QuantStub()
        self.quant_flag = QuantStub()
        self.quant_label = QuantStub()
        self.quant_other = QuantStub()
        self.dequant = DeQuantStub()
        self.tracker = Tracker(dim)

    def forward(self, x, flag, label, other_label):
        raw_valid = flag == Flag.VALID
        self.tracker.set_flag(self.quant_flag(flag))
        h = self.tracker(self.quant(x), self.quant_label(label), self.quant_other(other_label))
        return self.dequant(h), self.tracker.alive, raw_valid
