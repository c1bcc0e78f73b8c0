"""A stub that rounds nothing but 0/1 has no data beside the mask, however its result is cut."""
from torch import nn
from torch.ao.quantization import DeQuantStub, QuantStub


class SlicedMask(nn.Module):
    def __init__(self, dim=64):
        super().__init__()
        self.quant = QuantStub()
        self.quant_mask = QuantStub()
        self.quant_pad = QuantStub()
        self.dequant = DeQuantStub()
        self.fc = nn.Linear(dim, dim)

    def forward(self, x, ids):
        h = self.fc(self.quant(x))
        pad = self.quant_pad((ids == 0).float())
        a = h * pad[:, ::2, None]
        keep = self.quant_mask((ids != 0).float())
        b = h[:, 1:] * keep[:, 1:, None]
        c = h[:, 1:].masked_fill(keep[:, 1:, None] == 0, 0.0)
        d = h[:, :1] * self.quant_mask((ids != 0).float())[:, :1, None]
        return [self.dequant(t) for t in (a, b, c, d)]
