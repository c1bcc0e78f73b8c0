"""split, chunk, unbind, select and narrow take parts just as a subscript does."""
import torch
from torch import nn
from torch.quantization import DeQuantStub, QuantStub


class Parts(nn.Module):
    def __init__(self):
        super().__init__()
        self.q1 = QuantStub()
        self.q2 = QuantStub()
        self.q3 = QuantStub()
        self.q4 = QuantStub()
        self.q5 = QuantStub()
        self.dequant = DeQuantStub()

    def forward(self, a, b, c, d, e):
        xyz, seen = self.q1(a).split([3, 1], dim=-1)  #> MQ401
        xyz = xyz.masked_fill(seen == 0, 0.0)

        left, right = self.q2(b).chunk(2, dim=-1)
        mixed = left * torch.sigmoid(right)

        cols = self.q3(c)  #> MQ401
        first = cols.select(-1, 0)
        moved = torch.where(first > 0.5, cols.select(-1, 1), cols.select(-1, 2))

        u, v = self.q4(d).unbind(-1)  #> MQ401
        u = u[v > 0.5]

        whole = self.q5(e)  #> MQ401
        flag = whole.narrow(-1, 3, 1).squeeze(-1)
        picked = torch.masked_select(whole.narrow(-1, 0, 1).squeeze(-1), flag > 0.5)
        return self.dequant(xyz), self.dequant(mixed), moved, u, picked
