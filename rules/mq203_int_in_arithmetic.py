"""MQ203: int-in-arithmetic."""

from __future__ import annotations

from collections.abc import Iterator

from maskqlint.findings import Severity
from maskqlint.flow.events import Arithmetic
from maskqlint.flow.values import Tensor
from maskqlint.rule import Report, Rule, Text

from .common import keeps_integers


class IntInArithmetic(Rule):
    """MQ203."""

    code = "MQ203"
    name = "int-in-arithmetic"
    severity = Severity.ERROR
    messages = {
        "meets": Text(
            "{mask} is an integer tensor and meets the quantized {value} in {operator}: it is a plain tensor with no scale, and runs on the CPU",
            "{mask} 是整型张量，与已量化的 {value} 一起进入 {operator}：它是没有 scale 的普通张量，会在 CPU 上运行",
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
                or tensor.kind != "int"
                or self._is_cut(tensor)
            ):
                continue
            yield self.report(
                arithmetic,
                "meets",
                ways=[quantized.trace, other.trace],
                details={"quantized": quantized, "other": other, "operator": arithmetic.operator},
                value=quantized.node or "a quantized tensor",
                mask=other.node or "an integer tensor",
                operator=arithmetic.operator,
            )
            return

    def _is_cut(self, tensor: Tensor) -> bool:
        """An integer cut from a grid is MQ301's, at the cast."""
        grid = tensor.derived
        return grid is not None and not keeps_integers(grid) and tensor.made is None
