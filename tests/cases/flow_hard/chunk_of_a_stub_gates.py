import torch
from torch import nn
from torch.quantization import DeQuantStub, QuantStub


class Glu(nn.Module):
    """The gate was packed behind the value, one stub for both."""

    def __init__(self):
        super().__init__()
        self.quant = QuantStub()
        self.fc = nn.Linear(4, 8)
        self.quant_fc = QuantStub()

    def forward(self, packed, x):
        value, gate_mask = self.quant(packed).chunk(2, dim=-1)  #> MQ401
        out = value * gate_mask
        left, right = self.fc(self.quant_fc(x)).chunk(2, dim=-1)
        return out, left * right
