"""MQ103: quantized-tensor-equality."""

from __future__ import annotations

from collections.abc import Iterator

from maskqlint.findings import Severity
from maskqlint.flow.events import Compare
from maskqlint.rule import Report, Rule, Text


class QuantizedTensorEquality(Rule):
    """MQ103."""

    code = "MQ103"
    name = "quantized-tensor-equality"
    severity = Severity.WARNING
    messages = {
        "tensors": Text(
            "{value} was rounded by {stub} and {other} was not rounded alike: they are equal only by chance",
            "{value} 已由 {stub} 舍入，而 {other} 没有以同样方式舍入：两者仅偶然相等",
        ),
    }

    def on_compare(self, compare: Compare) -> Iterator[Report]:
        if compare.operator not in ("eq", "ne", "equal"):
            return
        left, right = compare.left.tensor, compare.right.tensor
        if left is None or right is None or (left.grid is None and right.grid is None):
            return
        if left.grid == right.grid or "bool" in (left.kind, right.kind):
            return
        if any(one.constant is not None or one.elements for one in (left, right)):
            return
        if any(one.grid is not None and one.grid.exact for one in (left, right)):
            return
        rounded, other = (
            (compare.left, compare.right)
            if left.grid is not None
            else (compare.right, compare.left)
        )
        assert rounded.grid is not None
        yield self.report(
            compare,
            "tensors",
            ways=[rounded.trace, other.trace],
            details={"rounded": rounded, "other": other},
            value=rounded.node or "one side",
            other=other.node or "the other side",
            stub=rounded.grid.stub,
        )
