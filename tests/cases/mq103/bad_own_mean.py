"""The mean lies on a new grid; the tensor itself does not reach it."""
from torch import nn
from torch.ao.quantization import DeQuantStub, QuantStub


class FlatRegion(nn.Module):
    def __init__(self):
        super().__init__()
        self.quant = QuantStub()
        self.dequant = DeQuantStub()

    def forward(self, depth):
        depth = self.quant(depth)
        flat = depth == depth.mean(dim=(2, 3), keepdim=True)  #> MQ103
        return self.dequant(depth).masked_fill(flat, 0.0)
