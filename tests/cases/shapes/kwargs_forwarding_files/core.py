from torch import nn


class Core(nn.Module):
    def forward(self, q, *, near=None, level=1):
        if near is not None:
            q = q * near  #> MQ201
        return q == level  #> MQ101


class Soft(nn.Module):
    def forward(self, q, *, near=None, level=0.5):
        return q > level if near is None else q.masked_fill(near, 0.0)
