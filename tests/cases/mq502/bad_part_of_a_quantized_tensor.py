"""Columns of a quantized tensor get a stub although they have a grid."""
from horizon_plugin_pytorch.quantization import QuantStub
from torch import nn
from torch.quantization import DeQuantStub


class VelocityBranch(nn.Module):
    def __init__(self):
        super().__init__()
        self.box_quant = QuantStub()
        self.velocity_quant = QuantStub()
        self.dequant = DeQuantStub()
        self.velocity = nn.Linear(2, 16)

    def forward(self, boxes):
        boxes = self.box_quant(boxes)
        velocity = self.velocity_quant(boxes[..., 7:9])  #> MQ502
        return self.dequant(self.velocity(velocity))
