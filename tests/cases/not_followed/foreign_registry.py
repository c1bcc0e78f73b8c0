"""A registry of another package makes the head from a dict: nobody sees its class."""

from mmengine.registry import MODELS
import torch
from torch import nn
from torch.ao.quantization import DeQuantStub, QuantStub


@MODELS.register_module()
class LaneHead(nn.Module):
    def __init__(self, dim=64):
        super().__init__()
        self.fc = nn.Linear(dim, 2)

    def forward(self, feat, kind):
        return self.fc(feat).masked_fill(kind == 1, 0.0)  #? MQ101


class LaneNet(nn.Module):
    def __init__(self, head=dict(type="LaneHead", dim=64)):
        super().__init__()
        self.quant = QuantStub()
        self.quant_kind = QuantStub()
        self.dequant = DeQuantStub()
        self.head = MODELS.build(head)

    def forward(self, feat, kind):
        return self.dequant(self.head(self.quant(feat), self.quant_kind(kind)))
