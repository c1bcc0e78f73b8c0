"""A generator is used up one by one; what it yields in a row, the targets take in a row."""

from torch import nn
from torch.ao.quantization import QuantStub


class Net(nn.Module):
    def __init__(self):
        super().__init__()
        self.quant = QuantStub()

    def pieces(self, x, m):
        yield self.quant(x)
        yield m > 0

    def forward(self, x, m, k):
        gen = self.pieces(x, m)
        q = next(gen)
        hard = next(gen)
        a = q * hard  #> MQ201
        first = next(iter([self.quant(x), m]))
        b = first == 1  #> MQ101
        c = next(each for each in [self.quant(x)] if k) == 1  #> MQ101
        found = next((each for each in [m] if k), None)
        if found is None:
            return self.quant(x) == 1  #> MQ101
        d = next(self.pieces(x, m)).int()  #> MQ301
        feats = {"a": self.quant(x)}
        e = next(iter(feats.values())) == 1  #> MQ101

        return a, b, c, d, e

    def unpacked(self, x, m):
        q, hard = self.pieces(x, m)
        kept = q.masked_fill(hard, 0.0)
        many = iter([q, hard])
        head, rest = next(many), list(many)
        return kept, head * rest[0], hard == 1, hard.any()  #> MQ201

    def in_turn(self, x, n):
        values = (self.quant(x) for _ in range(n))
        found = None
        while n > 0:
            y = next(values, None)
            if y is None:
                break
            found = y == 1  #> MQ101
        return found
