"""Silent: a bool times 1.0 is a float."""
from horizon_plugin_pytorch.quantization import QuantStub
from torch import nn
from torch.quantization import DeQuantStub


class BoolToFloat(nn.Module):
    def __init__(self):
        super().__init__()
        self.road_quant = QuantStub()
        self.height_quant = QuantStub()
        self.dequant = DeQuantStub()

    def forward(self, heights, classes):
        road = (classes == 3) * 1.0
        road = self.road_quant(road)
        heights = self.height_quant(heights)
        return self.dequant(heights * road)
