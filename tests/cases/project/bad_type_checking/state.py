from __future__ import annotations

from typing import TYPE_CHECKING

import torch

if TYPE_CHECKING:
    from model import PhaseNet


class PhaseTable(torch.nn.Module):
    def __init__(self, owner: PhaseNet | None = None):
        super().__init__()
        self.table = torch.nn.Embedding(2, 8)

    def forward(self, phase: torch.Tensor):
        return self.table(phase.to(torch.int16).long())  #> MQ301: phase.to(torch.int16)
