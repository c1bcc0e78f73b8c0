"""Silent: dequantized, rounded, then cast."""
from torch import nn
from torch.ao.quantization import DeQuantStub, QuantStub


class LaneCount(nn.Module):
    def __init__(self):
        super().__init__()
        self.quant = QuantStub()
        self.dequant = DeQuantStub()
        self.fc = nn.Linear(64, 1)

    def forward(self, road):
        count = self.dequant(self.fc(self.quant(road)))
        return count.round().long()
