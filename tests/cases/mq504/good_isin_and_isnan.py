"""Silent: isin and isnan of raw tensors are bools."""
import torch
from torch import nn
from torch.quantization import DeQuantStub, QuantStub


class KnownKinds(nn.Module):
    def __init__(self):
        super().__init__()
        self.box_quant = QuantStub()
        self.dequant = DeQuantStub()

    def forward(self, boxes, kinds):
        other = torch.isin(kinds, torch.tensor([7, 8]))
        broken = torch.isnan(boxes)
        boxes = self.box_quant(boxes)
        boxes = boxes.masked_fill(other[..., None], 0.0).masked_fill(broken, 0.0)
        return self.dequant(boxes)
