"""MQ502: quantized-twice."""

from __future__ import annotations

from collections.abc import Iterator

from maskqlint.findings import Severity
from maskqlint.flow.events import Quantize
from maskqlint.rule import Report, Rule, Text


class QuantizedTwice(Rule):
    """MQ502."""

    code = "MQ502"
    name = "quantized-twice"
    severity = Severity.WARNING
    messages = {
        "twice": Text(
            "{value} was quantized by {first} already; {stub} rounds it a second time, on another scale",
            "{value} 已由 {first} 量化；{stub} 又以另一个 scale 再次舍入",
        ),
    }

    cause = "twice"

    def on_quantize(self, quantize: Quantize) -> Iterator[Report]:
        grid = quantize.operand.grid
        if not quantize.operand.is_quantized or grid is None:
            return
        yield self.report(
            quantize,
            "twice",
            ways=[quantize.operand.trace],
            details={"operand": quantize.operand},
            value=quantize.operand.node or "its operand",
            stub=quantize.grid.stub,
            first=grid.stub,
        )
