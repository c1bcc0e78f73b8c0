"""The two calls stand in two methods of the class."""
import torch
from torch import nn
from torch.ao.quantization import DeQuantStub, QuantStub


class TwoMethods(nn.Module):
    def __init__(self):
        super().__init__()
        self.quant = QuantStub()
        self.dequant = DeQuantStub()
        self.backbone = nn.Conv2d(3, 16, 3)

    def extract_feat(self, img):
        return self.backbone(self.quant(img))

    def make_weight(self, depth):
        observed = torch.logical_not(depth == 0)
        return self.quant(observed.float())  #> MQ402: self.quant(observed.float())

    def forward(self, img, depth):
        return self.dequant(self.extract_feat(img)), self.dequant(self.make_weight(depth))
