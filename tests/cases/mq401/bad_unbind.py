"""unbind: one of four planes decides where another one is overwritten."""
from horizon_plugin_pytorch.quantization import QuantStub
from torch import nn
from torch.quantization import DeQuantStub


class SurroundDepth(nn.Module):
    def __init__(self):
        super().__init__()
        self.quant = QuantStub()
        self.dequant = DeQuantStub()

    def forward(self, planes):
        planes = self.quant(planes)  #> MQ401
        depth, normal, albedo, sky = planes.unbind(dim=1)
        depth = depth.masked_fill(sky > 0.5, 100.0)
        return self.dequant(depth)
