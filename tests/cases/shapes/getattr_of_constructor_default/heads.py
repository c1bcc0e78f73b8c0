from torch import nn


class GateHead(nn.Module):
    def __init__(self, dim=2):
        super().__init__()
        self.dim = dim

    def forward(self, q, near):
        return q * near  #> MQ201


class FillHead(GateHead):
    def forward(self, q, near):
        return q.masked_fill(near, 0.0)


class AddHead(GateHead):
    def forward(self, q, near):
        return q + near  #> MQ201
