"""A large positive number is as bad; 1e4 itself counts."""
from horizon_plugin_pytorch.quantization import QuantStub
from torch import nn
from torch.quantization import DeQuantStub


class DepthSort(nn.Module):
    def __init__(self):
        super().__init__()
        self.depth_quant = QuantStub()
        self.dequant = DeQuantStub()

    def forward(self, depth, visibility):
        depth = self.depth_quant(depth)
        hidden = visibility < 0.5
        depth = depth.masked_fill(mask=hidden, value=10000)  #> MQ403
        nearest = depth.min(dim=1)[0]
        return self.dequant(nearest)
