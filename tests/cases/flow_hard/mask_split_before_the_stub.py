import torch
from torch import nn
from torch.quantization import DeQuantStub, QuantStub


class Net(nn.Module):
    """The repair of the report: data and mask each behind their own stub."""

    def __init__(self):
        super().__init__()
        self.quant = QuantStub()
        self.quant_mask = QuantStub()
        self.dequant = DeQuantStub()

    def split(self, actors):
        *_, last = actors.unbind(-1)
        return actors[..., :-1], last

    def forward(self, actors):
        data, mask = self.split(actors)
        present = mask == 1
        data = self.quant(data)
        mask = self.quant_mask(mask.float())
        out = data * mask[..., None]
        out = out.masked_fill(present[..., None].logical_not(), 0.0)
        return self.dequant(out)
