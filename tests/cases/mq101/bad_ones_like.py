"""ones_like of another tensor is full of ones."""
import torch
from torch import nn
from torch.ao.quantization import DeQuantStub, QuantStub


class DepthConfidence(nn.Module):
    def __init__(self):
        super().__init__()
        self.conf_quant = QuantStub()
        self.dequant = DeQuantStub()

    def forward(self, depth_conf, image):
        conf = self.conf_quant(depth_conf)
        certain = conf.eq(torch.ones_like(image))  #> MQ101
        return certain
