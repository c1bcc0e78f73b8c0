# options: target="torch"
"""Silent: on torch's own quantized tensors `!=` works."""
import torch
from torch import nn
from torch.ao.quantization import DeQuantStub, QuantStub


class TorchServer(nn.Module):
    def __init__(self):
        super().__init__()
        self.quant = QuantStub()
        self.dequant = DeQuantStub()
        self.conv = nn.Conv2d(3, 8, 3)

    def forward(self, image):
        feat = self.conv(self.quant(image))
        used = feat != 0
        active = torch.ne(feat, 0)
        return self.dequant(feat), used, active
