"""MQ501: unsupported-operator."""

from __future__ import annotations

from collections.abc import Iterator

from maskqlint.findings import Severity
from maskqlint.flow.events import Apply, Test
from maskqlint.flow.values import Constant, Scalar
from maskqlint.rule import Report, Rule, Text


class UnsupportedOperator(Rule):
    """MQ501."""

    code = "MQ501"
    name = "unsupported-operator"
    severity = Severity.ERROR
    messages = {
        "operator": Text(
            "{operator} is not implemented for the quantized {value} ({toolkit}){instead}",
            "已量化的 {value} 不支持 {operator}（{toolkit}）{instead}",
        ),
        "test": Text(
            "the program branches on {value}, a quantized tensor's value: it is not implemented, and the branch is frozen at export",
            "程序根据量化张量的值 {value} 分支：不支持，且导出时分支会被固定",
        ),
    }

    is_last_resort = True

    def on_apply(self, apply: Apply) -> Iterator[Report]:
        operator, operand = apply.operator, apply.operand
        if not operand.is_quantized or self.target.supports(operator.name, operator.variant):
            return
        if operator.name in ("ne", "eq") and any(
            isinstance(other.value, Constant) and other.constant is None for other in apply.others
        ):
            return  # compared with None or a string: no tensor's operator
        instead = self.target.instead(operator.name, operator.variant)
        yield self.report(
            apply,
            "operator",
            ways=[operand.trace],
            details={"operand": operand, "operator": operator, "others": apply.others},
            value=operand.node or "a quantized tensor",
            operator=operator.name,
            instead=f"; write {instead}" if instead else "",
            toolkit=self.target.toolkit,
        )

    def on_test(self, test: Test) -> Iterator[Report]:
        value = test.operand.value
        if self.target.supports("bool_test", ""):
            return
        on_grid = test.operand.is_quantized or (
            isinstance(value, Scalar) and value.grid is not None
        )
        tensor = test.operand.tensor
        compared = tensor is not None and tensor.kind == "bool" and tensor.derived is not None
        if on_grid or compared:
            yield self.report(
                test,
                "test",
                ways=[test.operand.trace],
                details={"operand": test.operand},
                value=test.operand.node or "a quantized tensor",
            )
