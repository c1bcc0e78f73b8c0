from torch import nn

from .quant_base import QuantBase


class BaseHead(QuantBase):
    def __init__(self, dim):
        super().__init__()
        self.fc = nn.Linear(dim, dim)

    def forward(self, feat, flag):
        hit = flag == 1  #> MQ101
        return self.fc(feat).masked_fill(hit.unsqueeze(-1), 0.0)


class PlainHead(nn.Module):
    """No stub in its family."""

    def __init__(self, dim):
        super().__init__()
        self.fc = nn.Linear(dim, dim)

    def forward(self, feat, flag):
        hit = flag == 1
        return self.fc(feat) * hit.unsqueeze(-1)
