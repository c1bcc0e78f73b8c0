"""arange of a whole number counts in integers."""
import torch
from torch import nn
from torch.ao.quantization import DeQuantStub, QuantStub


class StepEmbedding(nn.Module):
    def __init__(self, steps=30):
        super().__init__()
        self.steps = steps
        self.step_quant = QuantStub()
        self.dequant = DeQuantStub()
        self.proj = nn.Linear(1, 64)

    def forward(self, context):
        steps = torch.arange(30).view(1, 30, 1)
        steps = self.step_quant(steps)  #> MQ503
        return self.dequant(self.proj(steps)) + context
