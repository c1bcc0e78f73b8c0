"""The mask of masks.py is quantized here."""
from masks import subsequent_mask
from torch import nn
from torch.ao.quantization import DeQuantStub, QuantStub


class StepDecoder(nn.Module):
    def __init__(self, steps=16, dim=64):
        super().__init__()
        self.steps = steps
        self.quant = QuantStub()
        self.bias_quant = QuantStub()
        self.dequant = DeQuantStub()
        self.scores = nn.Linear(dim, steps)

    def forward(self, steps):
        scores = self.scores(self.quant(steps))
        scores = scores + self.bias_quant(subsequent_mask(self.steps))
        return self.dequant(scores.softmax(dim=-1))
