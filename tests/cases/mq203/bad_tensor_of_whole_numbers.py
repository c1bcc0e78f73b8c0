"""torch.tensor of a list of whole numbers has an integer dtype."""
import torch
from torch import nn
from torch.ao.quantization import DeQuantStub, QuantStub


class ChannelShift(nn.Module):
    def __init__(self):
        super().__init__()
        self.quant = QuantStub()
        self.dequant = DeQuantStub()

    def forward(self, boxes):
        boxes = self.quant(boxes)
        strides = torch.tensor([8, 8, 16, 16])
        return self.dequant(boxes * strides)  #> MQ203: boxes * strides
