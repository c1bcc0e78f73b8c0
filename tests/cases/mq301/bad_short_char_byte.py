"""The short names of the narrow integer types."""
from torch import nn
from torch.ao.quantization import QuantStub


class PackedOutput(nn.Module):
    def __init__(self):
        super().__init__()
        self.seg_quant = QuantStub()
        self.dir_quant = QuantStub()
        self.vis_quant = QuantStub()

    def forward(self, seg, direction, visibility):
        seg = self.seg_quant(seg).short()  #> MQ301
        direction = self.dir_quant(direction).char()  #> MQ301
        visibility = self.vis_quant(visibility).byte()  #> MQ301
        return seg, direction, visibility
