from typing import NamedTuple, TypedDict

import torch


class Obs(NamedTuple):
    feat: torch.Tensor
    flag: torch.Tensor
    step: int = 0


class HeadOut(TypedDict, total=False):
    logits: torch.Tensor
    hit: torch.Tensor
    raw: torch.Tensor
