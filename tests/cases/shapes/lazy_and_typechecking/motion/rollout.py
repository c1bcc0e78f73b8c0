from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from torch import Tensor

    from .history import History


def step(x: Tensor, alive: Tensor, history: History) -> Tensor:
    x = history.fuse(x)
    dead = 1 - alive  #> MQ501
    return x * dead


def step_float(x: Tensor, alive: Tensor, history: History) -> Tensor:
    dead = 1 - alive
    return history.fuse(x) * dead
