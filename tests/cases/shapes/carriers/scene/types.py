from dataclasses import dataclass
from typing import Optional

from torch import Tensor


@dataclass
class AgentState:
    pos: Tensor
    valid: Tensor
    ids: Optional[Tensor] = None


class Track:
    """One track; filled by the net, read by the encoder."""

    def __init__(self, feat, flag, age=0):
        self.feat = feat
        self.flag = flag
        self.age = age

    def is_young(self):
        return self.age == 1

    def alive(self):
        return self.flag >= 1  #> MQ102

    def blend(self):
        return self.feat.masked_fill(self.flag.unsqueeze(-1), 0.0)  #> MQ504
