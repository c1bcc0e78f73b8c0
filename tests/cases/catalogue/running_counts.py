"""cumsum and cumprod of a bool or integer mask are integer tensors; sum(dtype=float) is a float."""
import torch
from torch import nn
from torch.quantization import DeQuantStub, QuantStub


class Positions(nn.Module):
    def __init__(self, d=64):
        super().__init__()
        self.quant = QuantStub()
        self.quant_pos = QuantStub()
        self.dequant = DeQuantStub()
        self.fc = nn.Linear(d, d)

    def forward(self, x, ids):
        h = self.fc(self.quant(x))
        keep = ids >= 0
        order = keep.cumsum(1)
        rank = torch.cumsum(keep.int(), dim=1)
        prefix = keep.long().cumprod(dim=1)
        a = h + order[..., None]  #> MQ203
        b = h * rank[..., None]  #> MQ203
        c = h * prefix[..., None]  #> MQ203
        d = h + self.quant_pos(keep.cumsum(1, dtype=torch.float32))[..., None]
        e = h.sum(1) / keep.sum(1, keepdim=True, dtype=torch.float32)
        f = self.quant_pos(keep.cumsum(1))  #> MQ503
        g = h[:, 1:] * keep.int().diff(dim=1)[..., None]  #> MQ203
        i = h[:, 1:].masked_fill(torch.diff(keep, dim=1)[..., None], 0.0)
        return [self.dequant(t) for t in (a, b, c, d, e, f, g, i)]
