"""Silent: a loss on the dequantized output is a float on no grid."""
import torch
from torch import nn
from torch.nn import functional as F
from torch.quantization import DeQuantStub, QuantStub


class TrainableHead(nn.Module):
    def __init__(self):
        super().__init__()
        self.quant = QuantStub()
        self.dequant = DeQuantStub()
        self.head = nn.Linear(64, 7)

    def forward(self, feat, boxes):
        pred = self.dequant(self.head(self.quant(feat)))
        loss = F.smooth_l1_loss(pred, boxes)
        if torch.isnan(loss):
            raise FloatingPointError("the box loss is not a number")
        return loss
