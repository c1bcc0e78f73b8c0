"""Silent for the integer cast: bool asks only whether the value is zero."""
import torch
from torch import nn
from torch.ao.quantization import DeQuantStub, QuantStub


class PresenceOutput(nn.Module):
    def __init__(self):
        super().__init__()
        self.quant = QuantStub()
        self.dequant = DeQuantStub()

    def forward(self, presence):
        presence = self.dequant(self.quant(presence))
        return presence.to(torch.bool), presence.bool().int()
