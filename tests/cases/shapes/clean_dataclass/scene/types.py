import dataclasses
from typing import NamedTuple

from torch import Tensor


@dataclasses.dataclass
class AgentState:
    pos: Tensor
    valid: Tensor
    kind: int = 0


class Pair(NamedTuple):
    quantized: Tensor
    raw: Tensor
