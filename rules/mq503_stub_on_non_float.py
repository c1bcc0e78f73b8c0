"""MQ503: stub-on-non-float."""

from __future__ import annotations

from collections.abc import Iterator

from maskqlint.findings import Severity
from maskqlint.flow.events import Quantize
from maskqlint.rule import Report, Rule, Text


class StubOnNonFloat(Rule):
    """MQ503."""

    code = "MQ503"
    name = "stub-on-non-float"
    severity = Severity.ERROR
    messages = {
        "kind": Text(
            "{value} is {kind} tensor; {stub} takes float tensors only",
            "{value} 不是浮点张量（{kind}）；{stub} 只接受浮点张量",
        ),
    }

    cause = "dtype"

    def on_quantize(self, quantize: Quantize) -> Iterator[Report]:
        tensor = quantize.operand.tensor
        if tensor is None or tensor.kind not in ("bool", "int"):
            return
        yield self.report(
            quantize,
            "kind",
            ways=[tensor.trace],
            details={"operand": quantize.operand},
            value=quantize.operand.node or "its operand",
            kind="a bool" if tensor.kind == "bool" else "an integer",
            stub=quantize.grid.stub,
        )
