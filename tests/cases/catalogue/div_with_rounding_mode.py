"""torch.div of integers with a rounding_mode is an integer tensor, as // is; as_tensor with a float dtype of a bool is 0/1."""
import torch
from torch import nn
from torch.quantization import DeQuantStub, QuantStub


class Rows(nn.Module):
    def __init__(self, width=32):
        super().__init__()
        self.width = width
        self.quant = QuantStub()
        self.quant_row = QuantStub()
        self.dequant = DeQuantStub()

    def forward(self, x, ids):
        h = self.quant(x)
        keep = ids >= 0
        row = torch.div(keep.long(), 2, rounding_mode="floor")
        half = torch.div(keep.sum(-1), 2, rounding_mode="trunc")
        a = h * row[..., None]  #> MQ203
        b = h * half[..., None]  #> MQ203
        c = h * (keep.long() // 2)[..., None]  #> MQ203
        d = h * torch.as_tensor(keep, dtype=torch.float32)[..., None]  #> MQ202
        e = h * self.quant_row(torch.div(keep.long(), 2))[..., None]
        f = h * torch.tensor(keep, dtype=torch.int16)[..., None]  #> MQ203
        g = h * keep.view(torch.uint8)[..., None]
        i = h * keep.view(-1, 4)[..., None]  #> MQ201
        return [self.dequant(t) for t in (a, b, c, d, e, f, g, i)]
