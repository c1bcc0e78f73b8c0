"""Silent: by the time of the product the mask has become a float behind a stub of scale 1."""
from horizon_plugin_pytorch.quantization import QuantStub
from torch import nn
from torch.quantization import DeQuantStub


class LaneAttention(nn.Module):
    def __init__(self):
        super().__init__()
        self.lane_quant = QuantStub()
        self.present_quant = QuantStub(scale=1.0)
        self.dequant = DeQuantStub()

    def forward(self, lanes, present):
        present = present != 0
        present = present.float()[..., None]
        present = self.present_quant(present)
        lanes = self.lane_quant(lanes)
        lanes *= present
        return self.dequant(lanes)
