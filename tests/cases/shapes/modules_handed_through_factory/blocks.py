from torch import nn


class Block(nn.Module):
    def __init__(self, op, post=None):
        super().__init__()
        self.op = op
        self.post = post if post is not None else nn.Identity()

    def forward(self, q, near):
        return self.post(self.op(q, near))


class Mul(nn.Module):
    def forward(self, q, near):
        return q.mul(near)  #> MQ201


class Where(nn.Module):
    def forward(self, q, near):
        return q.masked_fill(~near, 0.0)


class One(nn.Module):
    def forward(self, q):
        return q == 1  #> MQ101
