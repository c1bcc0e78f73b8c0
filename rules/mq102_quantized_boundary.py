"""MQ102: quantized-boundary."""

from __future__ import annotations

import math
from collections.abc import Iterator

from maskqlint import numerics
from maskqlint.findings import Severity
from maskqlint.flow.events import Compare, Operand
from maskqlint.rule import Report, Rule, Text


class QuantizedBoundary(Rule):
    """MQ102."""

    code = "MQ102"
    name = "quantized-boundary"
    severity = Severity.WARNING
    messages = {
        "boundary": Text(
            "{value} was rounded by {stub}: {constant} comes back a little above or below itself, so the comparison at {constant} is right for about half of all scales",
            "{value} 已由 {stub} 舍入：{constant} 会变得略大或略小，约一半的 scale 下该比较是错的",
        ),
    }

    def on_compare(self, compare: Compare) -> Iterator[Report]:
        if compare.operator not in ("ge", "gt", "le", "lt"):
            return
        for rounded, other in ((compare.left, compare.right), (compare.right, compare.left)):
            grid, constant = rounded.grid, other.constant
            if grid is None or constant is None or rounded.constant is not None:
                continue
            if self._is_boundary(rounded, float(constant)) and not self.is_exact(grid, constant):
                yield self.report(
                    compare,
                    "boundary",
                    ways=[rounded.trace],
                    details={"constant": constant, "rounded": rounded, "other": other},
                    value=rounded.node or "the value",
                    stub=grid.stub,
                    constant=numerics.shown(float(constant)),
                )
                return

    def _is_boundary(self, rounded: Operand, constant: float) -> bool:
        if constant in (1, -1):
            return True
        tensor = rounded.tensor
        is_mask = tensor is not None and (bool(tensor.mask) or tensor.is_named_mask)
        return is_mask and constant != 0 and math.isfinite(constant) and constant.is_integer()
