"""What tensors are compared by: which are masks, and which answers rounding may change."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import torch

from tests.oracle.chip import Chip, Key, Phase, Record

EXCUSED_STEPS = 8
"""How many steps of a stub of its own a continuous value may be off before an answer counts as wrong."""
TOLERANCE = 4
"""How many half steps of a stub of its own a mask may be off."""
NOISE = 1e-6
"""Two floats that are nearer to each other than this were meant to be equal."""


def plain(value: torch.Tensor) -> torch.Tensor:
    """The same tensor as torch knows it."""
    return value.as_subclass(torch.Tensor)


def is_mask(value: torch.Tensor) -> bool:
    """Whether a float tensor is 0/1, and both."""
    value = plain(value)
    if not value.numel() or not value.is_floating_point():
        return False
    ones = value == 1
    return bool(torch.logical_or(ones, value == 0).all()) and 0 < int(ones.sum()) < value.numel()


def is_mask_like(value: torch.Tensor) -> bool:
    """Whether a float tensor has 0 and one other value: 0/1, 0/-100."""
    value = plain(value)
    others = value[value != 0]
    return 0 < others.numel() < value.numel() and bool((others == others.flatten()[0]).all())


def record_answer(
    chip: Chip,
    key: Key,
    result: Any,
    operands: Sequence[torch.Tensor] = (),
    difference: torch.Tensor | None = None,
    *,
    is_made: bool = False,
) -> None:
    """Keep an answer; of continuous values, excuse those next to what they are compared with.

    Args:
        is_made: an operand is no input as it was given: no value of it was meant exactly.
    """
    value = plain(result) if isinstance(result, torch.Tensor) else torch.as_tensor(result)
    if value.is_floating_point():
        return
    excused: torch.Tensor | None = None
    if difference is not None:
        largest = 0.0
        for each in operands:
            if each.is_floating_point() and each.numel():
                finite = torch.nan_to_num(plain(each), 0.0, 0.0, 0.0)
                if not bool((finite == finite.round()).all()):
                    largest = max(largest, float(finite.abs().max()))
        if largest:
            distance = difference.abs()
            excused = distance <= EXCUSED_STEPS * largest / chip.half
            if not is_made:
                excused = torch.logical_and(excused, distance > NOISE)
    chip.record(key, Record(value, excused))


def look_at_mask(chip: Chip, kind: str, raw: torch.Tensor, value: torch.Tensor) -> None:
    """Tell the chip if a mask has become coarser than a stub of its own would make it."""
    if chip.phase is Phase.FAKE_QUANT:
        error = float((plain(value) - plain(raw)).abs().max())
        if not error <= TOLERANCE * 0.5 / chip.half:
            chip.fault(kind, "a mask's values are not what they were")
