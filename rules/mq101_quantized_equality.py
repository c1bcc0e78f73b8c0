"""MQ101: quantized-equality."""

from __future__ import annotations

import math
from collections.abc import Iterator

from maskqlint import numerics
from maskqlint.findings import Severity
from maskqlint.flow.events import Compare, Operand
from maskqlint.rule import Report, Rule, Text

from .common import example


class QuantizedEquality(Rule):
    """MQ101."""

    code = "MQ101"
    name = "quantized-equality"
    severity = Severity.ERROR
    messages = {
        "inexact": Text(
            "{value} was rounded by {stub}: {constant} comes back as {example}, so the comparison fails where it held in float",
            "{value} 已由 {stub} 舍入：{constant} 量化后变为 {example}，浮点时成立的比较不再成立",
        ),
        "lost": Text(
            "{value} was rounded by {stub}: {constant} comes back as {example} when the largest value is 60.5, so a mask made this way is all False",
            "{value} 已由 {stub} 舍入：最大值为 60.5 时 {constant} 量化后变为 {example}，这样得到的掩码全为 False",
        ),
    }

    def on_compare(self, compare: Compare) -> Iterator[Report]:
        if compare.operator not in ("eq", "ne", "isin", "in"):
            return
        for rounded, other in ((compare.left, compare.right), (compare.right, compare.left)):
            grid = rounded.grid
            if grid is None or rounded.constant is not None:
                continue
            lost = self._lost(rounded, other)
            if lost is not None:
                yield self.report(
                    compare,
                    "lost" if lost == 1 else "inexact",
                    ways=[rounded.trace],
                    details={"constant": lost, "rounded": rounded, "other": other},
                    value=rounded.node or "the value",
                    stub=grid.stub,
                    constant=numerics.shown(float(lost)),
                    example=numerics.shown(example(grid, lost)),
                )
                return

    def _lost(self, rounded: Operand, other: Operand) -> float | None:
        grid = rounded.grid
        assert grid is not None
        for constant in other.constants:
            if constant != 0 and math.isfinite(constant) and not self.is_exact(grid, constant):
                return float(constant)
        return None
