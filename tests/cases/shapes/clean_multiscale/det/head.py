from torch import nn


def levels(feats, stubs):
    for i in range(len(stubs)):
        yield i, stubs[i](feats[i])


class DenseHead(nn.Module):
    def __init__(self, c, n):
        super().__init__()
        self.n = n
        for i in range(n):
            setattr(self, f"conv{i}", nn.Conv2d(c, c, 1))

    def forward(self, feats, inside, weights):
        if self.n == 1:
            return [feats[0]]
        outs = []
        for i, (f, m, w) in enumerate(zip(feats, inside, weights)):
            y = getattr(self, f"conv{i}")(f)
            if i != 0:
                y = y.relu()
            outs.append(y.masked_fill(~m, 0.0) * w)
        return outs
