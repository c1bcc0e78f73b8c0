"""Silent: the scale is a named constant that can be resolved."""
from horizon_plugin_pytorch.quantization import QuantStub
from torch import nn
from torch.quantization import DeQuantStub

MASK_SCALE = 1.0


class MapElementHead(nn.Module):
    def __init__(self, dim=96):
        super().__init__()
        self.exist_quant = QuantStub(scale=MASK_SCALE)
        self.dequant = DeQuantStub()

    def forward(self, exist):
        exist = self.exist_quant(exist)
        views = exist.reshape(-1, 1)
        return self.dequant(views) == 1
