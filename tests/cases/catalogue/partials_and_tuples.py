"""functools.partial and tuple unpacking."""
from functools import partial

import torch
from torch import nn
from torch.quantization import DeQuantStub, QuantStub


def apply_mask(x, mask, scale=1.0):
    return x * mask * scale  #> MQ201


class Partials(nn.Module):
    def __init__(self):
        super().__init__()
        self.quant = QuantStub()
        self.dequant = DeQuantStub()

    def inputs(self, x, lens):
        q = self.quant(x)
        live = torch.arange(x.shape[1])[None] < lens[:, None]
        return q, live[..., None], x

    def forward(self, x, lens):
        q, live, raw = self.inputs(x, lens)
        masker = partial(apply_mask, mask=live, scale=2.0)
        *_, again = self.inputs(x, lens)
        same = again == 1
        full = q == 1  #> MQ101
        return self.dequant(masker(q)), masker(raw), same, full
