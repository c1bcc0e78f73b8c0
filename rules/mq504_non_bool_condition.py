"""MQ504: non-bool-condition."""

from __future__ import annotations

from collections.abc import Iterator

from maskqlint.findings import Severity
from maskqlint.flow.events import Condition
from maskqlint.rule import Report, Rule, Text


class NonBoolCondition(Rule):
    """MQ504."""

    code = "MQ504"
    name = "non-bool-condition"
    severity = Severity.ERROR
    messages = {
        "condition": Text(
            "{condition} is {kind} tensor, and {operator} on a quantized tensor asks for a bool condition",
            "{condition} 不是 bool 张量（{kind}），而量化张量上的 {operator} 要求 bool 条件",
        ),
    }

    cause = "condition"

    def on_condition(self, event: Condition) -> Iterator[Report]:
        condition = event.condition.tensor
        if not event.target.is_quantized or condition is None:
            return
        if condition.kind not in ("float", "int", "quantized"):
            return
        kinds = {"float": "a float", "int": "an integer", "quantized": "a quantized"}
        yield self.report(
            event,
            "condition",
            ways=[event.target.trace, event.condition.trace],
            details={"condition": event.condition},
            condition=event.condition.node or "the condition",
            kind=kinds[condition.kind],
            operator=event.operator,
        )
