"""Two causes: the boundary is rounded, and the bool meets a product."""
from horizon_plugin_pytorch.quantization import QuantStub
from torch import nn
from torch.quantization import DeQuantStub


class BoundaryGate(nn.Module):
    def __init__(self):
        super().__init__()
        self.value_quant = QuantStub()
        self.level_quant = QuantStub()
        self.dequant = DeQuantStub()

    def forward(self, value, level):
        value = self.value_quant(value)
        level = self.level_quant(level)
        value = value * (level >= 1)  #> MQ102: level >= 1 | MQ201: value * (level >= 1)
        return self.dequant(value)
