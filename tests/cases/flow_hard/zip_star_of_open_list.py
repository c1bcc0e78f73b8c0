"""zip(*pairs) where the number of pairs is not known."""
import torch
from torch import nn
from torch.ao.quantization import DeQuantStub, QuantStub


class Head(nn.Module):
    def __init__(self):
        super().__init__()
        self.quant = QuantStub()

    def single(self, x, m):
        return self.quant(x), m > 0

    def forward(self, xs, ms):
        pairs = [self.single(x, m) for x, m in zip(xs, ms)]
        feats, masks = zip(*pairs)
        a = feats[0] * masks[0]  #> MQ201
        b = feats[0].masked_fill(masks[0], 0.0)
        rows, gates = map(list, zip(*pairs))
        c = torch.stack(rows) * torch.stack(gates)  #> MQ201
        known = [self.single(xs[0], ms[0]), self.single(xs[1], ms[1])]
        us, vs = zip(*known)
        return a, b, c, us[0] * vs[0]  #> MQ201
