"""No stub in this file: the annotation says what arrives."""
import torch
from horizon_plugin_pytorch.qtensor import QTensor
from torch import Tensor, nn


class FlagReader(nn.Module):
    def __init__(self, dim=8):
        super().__init__()
        self.fc = nn.Linear(dim, dim)

    def forward(self, x: QTensor, flags: QTensor, raw: Tensor):
        on = flags == 1  #> MQ101
        y = self.fc(x)
        gated = y * (raw > 0)  #> MQ201
        ids = flags.int()  #> MQ301
        plain = raw == 1
        return y.masked_fill(flags == 0, 0.0), on, gated, ids, plain

    def helper(self, flags):
        return flags == 1
