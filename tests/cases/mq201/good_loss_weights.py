"""Silent: the loss multiplies float predictions by bools of the targets."""
import torch.nn.functional as F
from horizon_plugin_pytorch.quantization import QuantStub
from torch import nn
from torch.quantization import DeQuantStub


class CenterHead(nn.Module):
    def __init__(self):
        super().__init__()
        self.quant = QuantStub()
        self.dequant = DeQuantStub()
        self.heat = nn.Conv2d(64, 3, 1)

    def forward(self, feat):
        return self.dequant(self.heat(self.quant(feat)))

    def loss(self, feat, target):
        pred = self.forward(feat).sigmoid()
        error = F.mse_loss(pred, target, reduction="none")
        return (error * (target > 0.1)).sum() / (target > 0.1).sum()
