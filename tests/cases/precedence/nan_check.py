"""isnan is dead and not implemented: MQ104 alone."""
import torch
from torch import nn
from torch.ao.quantization import QuantStub


class NanCount(nn.Module):
    def __init__(self):
        super().__init__()
        self.quant = QuantStub()
        self.conv = nn.Conv2d(3, 4, 1)

    def forward(self, image):
        feat = self.conv(self.quant(image))
        broken = torch.isnan(feat)  #> MQ104
        endless = feat.isinf()  #> MQ104
        return feat, torch.logical_or(broken, endless)
