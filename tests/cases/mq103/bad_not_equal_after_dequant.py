"""`torch.ne` is the same comparison."""
import torch
from torch import nn
from torch.quantization import DeQuantStub, QuantStub


class MotionMask(nn.Module):
    def __init__(self):
        super().__init__()
        self.now_quant = QuantStub()
        self.then_quant = QuantStub()
        self.dequant = DeQuantStub()

    def forward(self, frame, previous):
        frame = self.dequant(self.now_quant(frame))
        previous = self.dequant(self.then_quant(previous))
        moved = torch.ne(frame, previous)  #> MQ103
        return frame, moved
