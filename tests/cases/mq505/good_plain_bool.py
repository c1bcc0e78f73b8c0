"""Silent: a plain bool tensor made by a comparison is written."""
from torch import nn
from torch.ao.quantization import DeQuantStub, QuantStub


class AlwaysEgo(nn.Module):
    def __init__(self):
        super().__init__()
        self.speed_quant = QuantStub()
        self.dequant = DeQuantStub()

    def forward(self, speed):
        speed = self.speed_quant(speed)
        moving = speed > 0.5
        moving[:, 0] = True
        number = speed.argmax(dim=-1)
        number[0] = 0
        return self.dequant(speed), moving, number
