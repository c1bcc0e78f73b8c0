"""MQ104: dead-nan-check."""

from __future__ import annotations

import math
from collections.abc import Iterator

from maskqlint.findings import Severity
from maskqlint.flow.events import Apply, Compare
from maskqlint.rule import Report, Rule, Text


class DeadNanCheck(Rule):
    """MQ104."""

    code = "MQ104"
    name = "dead-nan-check"
    severity = Severity.WARNING
    messages = {
        "check": Text(
            "{value} was rounded by {stub}, which leaves no nan or inf to find: the check always gives the same answer",
            "{value} 已由 {stub} 舍入，不再含有 nan 或 inf：该检查的结果恒定不变",
        ),
    }

    CHECKS = frozenset({"isnan", "isinf", "isfinite", "isposinf", "isneginf"})

    def on_apply(self, apply: Apply) -> Iterator[Report]:
        grid = apply.operand.grid
        if apply.operator.name in self.CHECKS and grid is not None:
            yield self.report(
                apply,
                "check",
                ways=[apply.operand.trace],
                details={"rounded": apply.operand},
                value=apply.operand.node or "the value",
                stub=grid.stub,
            )

    def on_compare(self, compare: Compare) -> Iterator[Report]:
        for rounded, other in ((compare.left, compare.right), (compare.right, compare.left)):
            constant = other.constant
            if rounded.grid is None or constant is None or math.isfinite(constant):
                continue
            yield self.report(
                compare,
                "check",
                ways=[rounded.trace],
                details={"rounded": rounded},
                value=rounded.node or "the value",
                stub=rounded.grid.stub,
            )
            return
