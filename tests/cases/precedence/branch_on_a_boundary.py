"""A branch on a quantized value that is compared with 1: the comparison's own code comes first."""
from torch import nn
from torch.quantization import DeQuantStub, QuantStub


class SaturationBranch(nn.Module):
    def __init__(self):
        super().__init__()
        self.quant = QuantStub()
        self.dequant = DeQuantStub()
        self.soften = nn.Conv2d(8, 8, 1)

    def forward(self, heat):
        heat = self.quant(heat)
        if heat.max() >= 1:  #> MQ102: heat.max() >= 1
            heat = self.soften(heat)
        if heat.min() == -1:  #> MQ101: heat.min() == -1
            heat = heat + 1
        return self.dequant(heat)
