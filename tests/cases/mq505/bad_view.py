"""A view is written; it is as quantized as the tensor behind it."""
from horizon_plugin_pytorch.quantization import QuantStub
from torch import nn
from torch.quantization import DeQuantStub


class FlatWrite(nn.Module):
    def __init__(self):
        super().__init__()
        self.quant = QuantStub()
        self.dequant = DeQuantStub()
        self.conv = nn.Conv2d(4, 4, 1)

    def forward(self, feat, masked_rows):
        feat = self.conv(self.quant(feat))
        flat = feat.view(1, -1)
        flat[:, masked_rows == 0] = 0.0  #> MQ505
        return self.dequant(flat)
