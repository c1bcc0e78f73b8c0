"""MQ201: bool-in-arithmetic."""

from __future__ import annotations

from collections.abc import Iterator

from maskqlint.findings import Severity
from maskqlint.flow.events import Arithmetic
from maskqlint.rule import Report, Rule, Text


class BoolInArithmetic(Rule):
    """MQ201."""

    code = "MQ201"
    name = "bool-in-arithmetic"
    severity = Severity.ERROR
    messages = {
        "meets": Text(
            "{mask} is a bool tensor and meets the quantized {value} in {operator}: the BPU takes int8 and int16 there, so it is cast on the CPU",
            "{mask} 是 bool 张量，与已量化的 {value} 一起进入 {operator}：BPU 只支持 int8/int16，因此会在 CPU 上做类型转换",
        ),
    }

    def on_arithmetic(self, arithmetic: Arithmetic) -> Iterator[Report]:
        for quantized, other in (
            (arithmetic.left, arithmetic.right),
            (arithmetic.right, arithmetic.left),
        ):
            tensor = other.tensor
            if not quantized.is_quantized or tensor is None or tensor.kind != "bool":
                continue
            yield self.report(
                arithmetic,
                "meets",
                ways=[quantized.trace, other.trace],
                details={"quantized": quantized, "other": other, "operator": arithmetic.operator},
                value=quantized.node or "a quantized tensor",
                mask=other.node or "a bool tensor",
                operator=arithmetic.operator,
            )
            return
