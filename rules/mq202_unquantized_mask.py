"""MQ202: unquantized-mask."""

from __future__ import annotations

from collections.abc import Iterator

from maskqlint.findings import Severity
from maskqlint.flow.events import Arithmetic
from maskqlint.rule import Report, Rule, Text


class UnquantizedMask(Rule):
    """MQ202."""

    code = "MQ202"
    name = "unquantized-mask"
    severity = Severity.WARNING
    messages = {
        "meets": Text(
            "{mask} is a float mask that passed no stub and meets the quantized {value} in {operator}: it cannot stay on the BPU",
            "{mask} 是未经量化的浮点掩码，与已量化的 {value} 一起进入 {operator}：无法留在 BPU 上",
        ),
    }

    def on_arithmetic(self, arithmetic: Arithmetic) -> Iterator[Report]:
        for quantized, other in (
            (arithmetic.left, arithmetic.right),
            (arithmetic.right, arithmetic.left),
        ):
            tensor = other.tensor
            if (
                not quantized.is_quantized
                or tensor is None
                or not (tensor.kind in ("float", "any") and tensor.mask and tensor.grid is None)
            ):
                continue
            yield self.report(
                arithmetic,
                "meets",
                ways=[quantized.trace, other.trace],
                details={"quantized": quantized, "other": other, "operator": arithmetic.operator},
                value=quantized.node or "a quantized tensor",
                mask=other.node or "a float mask",
                operator=arithmetic.operator,
            )
            return
