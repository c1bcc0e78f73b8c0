"""Silent: argmax gives whole numbers; narrowing their type loses nothing."""
import torch
from horizon_plugin_pytorch.quantization import QuantStub
from torch import nn
from torch.quantization import DeQuantStub


class SemanticHead(nn.Module):
    def __init__(self, classes=23):
        super().__init__()
        self.quant = QuantStub()
        self.dequant = DeQuantStub()
        self.conv = nn.Conv2d(48, classes, 1)

    def forward(self, feat):
        logits = self.conv(self.quant(feat))
        labels = logits.argmax(dim=1)
        return labels.to(torch.uint8), torch.argmax(logits, dim=1).int()
