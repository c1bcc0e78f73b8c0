"""Silent: comparisons and index numbers of a quantized tensor are plain; as floats they may be quantized."""
from torch import nn
from torch.quantization import DeQuantStub, QuantStub


class FromPlain(nn.Module):
    def __init__(self):
        super().__init__()
        self.speed_quant = QuantStub()
        self.moving_quant = QuantStub()
        self.class_quant = QuantStub()
        self.dequant = DeQuantStub()
        self.cls = nn.Linear(16, 4)

    def forward(self, speed):
        speed = self.speed_quant(speed)
        moving = self.moving_quant((speed > 0.5).float())
        number = self.class_quant(self.cls(speed).argmax(-1).float())
        return self.dequant(moving), self.dequant(number)
