"""What several rules ask of a grid or an expression."""

from __future__ import annotations

import libcst as cst

from maskqlint import numerics
from maskqlint.flow.naming import is_mask_name
from maskqlint.flow.values import Grid

EXAMPLE_MAXIMUM = 60.5
"""The report's largest value: with it 1 comes back as 1.0007 (int16)."""


def example(grid: Grid, constant: float) -> float:
    """What a constant comes back as: on the literal scale, or when the largest value is 60.5."""
    if grid.scale is not None:
        return numerics.on_grid(constant, grid.scale, numerics.QINT8)
    return numerics.comes_back_as(constant, max(EXAMPLE_MAXIMUM, abs(constant)), numerics.QINT16)


def keeps_integers(grid: Grid) -> bool:
    """Whether whole numbers are on the grid: a literal scale s with 1/s whole, or one not readable."""
    if grid.scale is None:
        return grid.exact
    if grid.scale <= 0:
        return False
    steps = 1 / grid.scale
    return abs(steps - round(steps)) < 1e-6 * steps


def shown_fill(constant: float) -> str:
    """A fill value as people write it: -1e9, -inf."""
    return f"{constant:g}"


def is_mask_node(node: cst.BaseExpression | None) -> bool:
    """Whether an expression's own name or key says that it is a mask."""
    if isinstance(node, cst.Name):
        return is_mask_name(node.value)
    if isinstance(node, cst.Attribute):
        return is_mask_name(node.attr.value)
    if isinstance(node, cst.Subscript):
        index = node.slice[0].slice
        if isinstance(index, cst.Index) and isinstance(index.value, cst.SimpleString):
            key = index.value.evaluated_value
            return isinstance(key, str) and is_mask_name(key)
        return is_mask_node(node.value)
    if isinstance(node, cst.Call) and isinstance(node.func, cst.Attribute):
        return is_mask_node(node.func.value)  # mask.float(), mask.unsqueeze(1)
    return False
