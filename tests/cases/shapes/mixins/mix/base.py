import torch
from torch import nn


class BaseHead(nn.Module):
    def __init__(self, dim):
        super().__init__()
        self.fc = nn.Linear(dim, dim)

    def suppress(self, x, keep):
        # MaskMixin comes first in the order of RoadHead
        return x * keep.float().unsqueeze(-1)

    def finish(self, x):
        broken = torch.isnan(x)  #> MQ104
        return x.masked_fill(broken, 0.0)


class FloatHead(BaseHead):
    def finish(self, x):
        broken = torch.isnan(x)
        return x.masked_fill(broken, 0.0)
