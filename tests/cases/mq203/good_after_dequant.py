"""Silent: grid cells are added to float offsets behind the dequantizer."""
import torch
from horizon_plugin_pytorch.quantization import QuantStub
from torch import nn
from torch.quantization import DeQuantStub


class BoxDecoder(nn.Module):
    def __init__(self):
        super().__init__()
        self.quant = QuantStub()
        self.dequant = DeQuantStub()
        self.reg = nn.Conv2d(64, 2, 1)

    def forward(self, feat):
        offset = self.dequant(self.reg(self.quant(feat)))
        h, w = offset.shape[-2:]
        ys, xs = torch.meshgrid(torch.arange(h), torch.arange(w), indexing="ij")
        centers = offset + torch.stack([xs, ys])
        return centers * 8
