"""The comparison of a quantized tensor is plain: its float has left the chip."""
from horizon_plugin_pytorch.quantization import QuantStub
from torch import nn
from torch.quantization import DeQuantStub


class MovingOnly(nn.Module):
    def __init__(self):
        super().__init__()
        self.speed_quant = QuantStub()
        self.box_quant = QuantStub()
        self.dequant = DeQuantStub()

    def forward(self, boxes, speed):
        speed = self.speed_quant(speed)
        boxes = self.box_quant(boxes)
        moving = (speed > 0.5).float()
        boxes = boxes * moving[..., None]  #> MQ202
        return self.dequant(boxes)
