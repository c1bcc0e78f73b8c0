"""F.pad of a bool tensor is a bool tensor; of ones it makes a mask, of zeros with zeros none."""
import torch
import torch.nn.functional as F
from torch import nn
from torch.quantization import DeQuantStub, QuantStub


class PaddedKeys(nn.Module):
    """A class token is put in front; its mask is padded with True."""

    def __init__(self, d=64):
        super().__init__()
        self.quant = QuantStub()
        self.dequant = DeQuantStub()
        self.fc = nn.Linear(d, d)

    def forward(self, x, ids):
        h = self.fc(self.quant(x))
        mask = F.pad(ids == 0, (1, 0), value=False)
        a = h.masked_fill(mask[..., None], 0.0)
        b = h * mask[..., None]  #> MQ201
        c = h * F.pad((ids == 0).float(), (1, 0), value=1.0)[..., None]  #> MQ202
        d = h * torch.constant_pad_nd(ids == 0, (1, 0), 0)[..., None]  #> MQ201
        e = h * F.pad((ids == 0).float(), (1, 0), value=0.5)[..., None]  #> MQ202
        f = h * F.pad(torch.ones(ids.shape), (0, 1))[..., None]  #> MQ202
        g = h * F.pad(torch.zeros(ids.shape), (0, 1))[..., None]
        i = h * F.pad(torch.ones(ids.shape), (0, 1), mode="replicate")[..., None]
        j = h.masked_fill(F.pad((ids == 0)[:, None], (1, 0), mode="replicate"), 0.0)
        return [self.dequant(t) for t in (a, b, c, d, e, f, g, i, j)]
