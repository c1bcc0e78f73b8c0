"""A match statement picks how the mask is applied."""
import torch
from torch import nn
from torch.quantization import DeQuantStub, QuantStub


class ModeHead(nn.Module):
    def __init__(self, mode: str = "mul"):
        super().__init__()
        self.mode = mode
        self.quant = QuantStub()
        self.mask_quant = QuantStub()
        self.dequant = DeQuantStub()

    def forward(self, x, dist):
        q = self.quant(x)
        near = dist < 50.0
        match self.mode:
            case "mul":
                out = q * near  #> MQ201
            case "float":
                out = q * near.float()  #> MQ202
            case "int":
                out = q * near.int()  #> MQ203
            case "stub":
                out = q * self.mask_quant(near.float())
            case "fill":
                out = q.masked_fill(torch.logical_not(near), 0.0)
            case _:
                out = q
        full = out == 1  #> MQ101
        return self.dequant(out), full, self.mode == "mul"
