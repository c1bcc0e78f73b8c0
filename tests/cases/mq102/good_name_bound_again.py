"""Silent: the name stands for something else by the time of the comparison."""
from horizon_plugin_pytorch.quantization import QuantStub
from torch import nn
from torch.quantization import DeQuantStub


class GapAcceptance(nn.Module):
    def __init__(self):
        super().__init__()
        self.gap_quant = QuantStub()
        self.dequant = DeQuantStub()
        self.fc = nn.Linear(8, 8)

    def forward(self, gap, min_gap):
        gap = self.fc(self.gap_quant(gap))
        out = self.dequant(gap)
        gap = min_gap
        return out, gap >= 1
