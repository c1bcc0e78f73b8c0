"""Extreme constants: what writes them into a tensor, and what takes them out again."""

from __future__ import annotations

import math
from collections.abc import Iterable
from typing import TYPE_CHECKING

from maskqlint.flow import zero_one
from maskqlint.flow.values import Constant, Fill, Possibility, Tensor

if TYPE_CHECKING:
    import libcst as cst

    from maskqlint.flow.interpreter import Interpreter

MIN_FILL = 100.0
"""Constants below this are not worth remembering; the rule's own threshold is far above."""
MAX_FILLS = 4


def fill(it: Interpreter, value: float, node: cst.CSTNode) -> list[Fill]:
    """A constant written into a tensor here, if it is large enough to matter."""
    if math.isnan(value) or abs(value) < MIN_FILL:
        return []
    return [Fill(float(value), it.site(node), id(node))]


def joined(fills: Iterable[Fill]) -> tuple[Fill, ...]:
    """Fills that meet, each once, as many as a tensor keeps."""
    return tuple(dict.fromkeys(fills))[:MAX_FILLS]


def of_arithmetic(
    it: Interpreter, name: str, a: Possibility, b: Possibility, node: cst.CSTNode
) -> tuple[Fill, ...]:
    """Extreme constants that the operands hold, and one that a 0/1 value is multiplied with."""
    result: list[Fill] = []
    for one, other in ((a, b), (b, a)):
        if not isinstance(one, Tensor) or one.kind == "bool" or (name == "div" and one is b):
            continue  # what is divided by an extreme number is next to 0
        result.extend(each for each in one.fills if not _gives_way(name, each, other))
    if name in ("mul", "div"):
        for mask, number in ((a, b), (b, a)):
            value = number.number if isinstance(number, Constant) else None
            if (
                isinstance(mask, Tensor)
                and (zero_one.mask_of(mask) or mask.is_named_mask)
                and value is not None
            ):
                result.extend(fill(it, value, node))
    return joined(result)


def _gives_way(name: str, one: Fill, other: Possibility) -> bool:
    """A minimum with what is not as large leaves no large number, a maximum no low one."""
    if not isinstance(other, Tensor) or (name, one.constant > 0) not in _GIVING_WAY:
        return False
    return not any((each.constant > 0) == (one.constant > 0) for each in other.fills)


_GIVING_WAY = frozenset({("minimum", True), ("fmin", True), ("maximum", False), ("fmax", False)})


def told_apart(tensor: Tensor, bound: float) -> tuple[Fill, ...]:
    """The fills that a comparison with a number tells from other values: `s == -inf`, `s < -1e8`.

    The bool tensor of such a test holds them, as it says where they stand.
    """
    if math.isnan(bound) or abs(bound) < MIN_FILL:
        return ()
    return tuple(
        each
        for each in tensor.fills
        if (each.constant > 0) == (bound > 0) and abs(each.constant) >= abs(bound)
    )


def infinite(tensor: Tensor) -> tuple[Fill, ...]:
    """The fills that isinf and isfinite tell from other values."""
    return tuple(each for each in tensor.fills if math.isinf(each.constant))


def without(fills: Iterable[Fill], condition: Iterable[Possibility]) -> list[Fill]:
    """The fills that stay where a condition picks; what it tests for is taken out."""
    tested = {
        each
        for one in condition
        if isinstance(one, Tensor) and one.kind == "bool"
        for each in one.fills
    }
    return [each for each in fills if each not in tested]
