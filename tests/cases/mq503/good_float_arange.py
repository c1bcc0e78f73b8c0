"""Silent: the dtype makes the steps floats."""
import torch
from torch import nn
from torch.ao.quantization import DeQuantStub, QuantStub


class FloatSteps(nn.Module):
    def __init__(self):
        super().__init__()
        self.step_quant = QuantStub()
        self.angle_quant = QuantStub()
        self.dequant = DeQuantStub()
        self.proj = nn.Linear(1, 8)

    def forward(self, context):
        steps = torch.arange(30, dtype=torch.float).view(1, 30, 1)
        angles = torch.linspace(0, 6, 64)
        out = self.proj(self.step_quant(steps))
        return self.dequant(out), self.dequant(self.angle_quant(angles)), context
