"""Silent: the loss calculates with integer labels and float predictions."""
import torch.nn.functional as F
from horizon_plugin_pytorch.quantization import QuantStub
from torch import nn
from torch.quantization import DeQuantStub


class OrdinalDepth(nn.Module):
    def __init__(self):
        super().__init__()
        self.quant = QuantStub()
        self.dequant = DeQuantStub()
        self.net = nn.Conv2d(3, 80, 3, padding=1)

    def forward(self, image):
        return self.dequant(self.net(self.quant(image)))

    def loss(self, image, labels):
        logits = self.forward(image)
        labels = labels.long()
        weight = (labels > 0).long()
        error = F.cross_entropy(logits, labels, reduction="none")
        return (error * weight).sum() / weight.sum() + (logits * labels).mean()
