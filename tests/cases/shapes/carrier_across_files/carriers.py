from dataclasses import dataclass, field, replace
from typing import Dict, Optional

import torch


@dataclass
class Sample:
    feat: torch.Tensor
    dist: Optional[torch.Tensor] = None
    extras: Dict[str, torch.Tensor] = field(default_factory=dict)

    @property
    def near(self):
        return self.dist < 5.0

    @classmethod
    def from_raw(cls, feat, dist):
        return cls(feat, dist)

    def with_feat(self, feat):
        return replace(self, feat=feat)
