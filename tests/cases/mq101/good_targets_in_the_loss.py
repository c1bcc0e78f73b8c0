"""Silent: labels that come with the batch have passed no stub."""
import torch
import torch.nn.functional as F
from torch import nn
from torch.quantization import DeQuantStub, QuantStub


class DepthNet(nn.Module):
    def __init__(self):
        super().__init__()
        self.quant = QuantStub()
        self.dequant = DeQuantStub()
        self.net = nn.Conv2d(3, 1, 3, padding=1)

    def forward(self, image):
        return self.dequant(self.net(self.quant(image)))

    def loss(self, image, targets):
        pred = self.forward(image)
        supervised = targets["mask"] == 1
        far = targets["bin"] != 255
        error = F.l1_loss(pred, targets["depth"], reduction="none")
        return error[torch.logical_and(supervised, far)].mean()
