"""Silent: the maximum is one of the tensor's own values."""
from torch import nn
from torch.ao.quantization import QuantStub


class PeakPicker(nn.Module):
    def __init__(self):
        super().__init__()
        self.quant = QuantStub()

    def forward(self, heat):
        heat = self.quant(heat)
        top = heat == heat.max()
        lowest = heat.min() == heat
        return top, lowest
