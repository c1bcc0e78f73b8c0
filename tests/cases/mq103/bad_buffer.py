"""A buffer of floats is a tensor, not a constant."""
import torch
from torch import nn
from torch.ao.quantization import QuantStub


class AnchorLookup(nn.Module):
    def __init__(self, anchors):
        super().__init__()
        self.box_quant = QuantStub()
        self.register_buffer("anchors", torch.rand(9, 4))

    def forward(self, boxes):
        boxes = self.box_quant(boxes)
        return (self.anchors == boxes).all(dim=-1)  #> MQ103: self.anchors == boxes
