"""MQ501: unsupported-operator."""

from __future__ import annotations

from collections.abc import Iterator
from typing import ClassVar

import libcst as cst

from maskqlint import numerics
from maskqlint.findings import Fix, Severity
from maskqlint.flow.events import Apply, Test
from maskqlint.flow.values import Constant, Scalar
from maskqlint.repairs import Builder
from maskqlint.repairs.purity import is_in_place
from maskqlint.rule import Example, Report, Rule, Text


class UnsupportedOperator(Rule):
    """## What it does
    Reports an operator that the target's quantized tensors do not implement and graph preparation does not replace, also `if`
    on a quantized value.

    ## Why is this bad?
    It raises once the model is prepared, weeks after it was written. Float-valued arithmetic is replaced by FloatFunctional; a
    comparison, a logical or a bitwise operator never is.

    ## Example
    ```python
    keep = ~self.quant(mask)
    ```

    ## Use instead
    ```python
    keep = torch.logical_not(self.quant(mask))
    ```

    ## Fix safety
    `logical_not` for `~` is unsafe: they agree on bool tensors only. Other spellings are safe: `logical_not(x == c)` for
    `x != c`, `x * -1 + c` for `c - x`, a test of the raw tensor for one of the rounded tensor.

    ## References
    The target's table (`maskqlint/targets`), with the toolkit's version.
    """

    code = "MQ501"
    name = "unsupported-operator"
    severity = Severity.ERROR
    messages: ClassVar = {
        "operator": Text(
            "{operator} is not implemented for the quantized {value} ({toolkit}){instead}",
            "已量化的 {value} 不支持 {operator}（{toolkit}）{instead}",
        ),
        "test": Text(
            "the program branches on {value}, a quantized tensor's value: it is not implemented, and the branch is frozen at export",
            "程序根据量化张量的值 {value} 分支：不支持，且导出时分支会被固定",
        ),
    }

    INVALID: ClassVar = (
        Example("""\
from torch import nn
from torch.ao.quantization import QuantStub


class PaddingInverse(nn.Module):
    def __init__(self):
        super().__init__()
        self.padding_quant = QuantStub()

    def forward(self, padding):
        padding = self.padding_quant(padding)
        visible = ~padding  #> MQ501
        return visible
"""),
        Example("""\
import torch
from torch import nn
from torch.ao.quantization import QuantStub


class RowHasObject(nn.Module):
    def __init__(self):
        super().__init__()
        self.map_quant = QuantStub()

    def forward(self, bev_map):
        bev_map = self.map_quant(bev_map)
        rows = torch.any(bev_map, dim=-1)  #> MQ501
        return rows
"""),
        Example("""\
from horizon_plugin_pytorch.quantization import QuantStub
from torch import nn


class ExactFlags(nn.Module):
    def __init__(self):
        super().__init__()
        self.flag_quant = QuantStub(scale=1.0)

    def forward(self, flags):
        flags = self.flag_quant(flags)
        unset = flags != 1  #> MQ501: flags != 1
        return unset, flags == 1
"""),
    )
    VALID: ClassVar = (
        """\
from torch import nn
from torch.ao.quantization import DeQuantStub, QuantStub


class ResidualScale(nn.Module):
    def __init__(self, dim=64):
        super().__init__()
        self.quant = QuantStub()
        self.dequant = DeQuantStub()
        self.block = nn.Conv2d(dim, dim, 3, padding=1)

    def forward(self, x):
        x = self.quant(x)
        y = self.block(x)
        y *= 0.1
        y += x
        y -= 3
        return self.dequant(y)
""",
        """\
from maps.regions import Region
from torch import nn
from torch.ao.quantization import DeQuantStub, QuantStub


class RegionHead(nn.Module):
    def __init__(self):
        super().__init__()
        self.quant = QuantStub()
        self.dequant = DeQuantStub()

    def forward(self, feat, meta):
        region = Region(meta)
        rest = 1 - region
        changed = region != 0
        return self.dequant(self.quant(feat)), ~rest, changed
""",
        """\
import torch
from horizon_plugin_pytorch.quantization import QuantStub
from torch import nn


class SupportedTests(nn.Module):
    def __init__(self):
        super().__init__()
        self.state_quant = QuantStub()

    def forward(self, state):
        state = self.state_quant(state)
        off = state == 0
        on = torch.logical_not(state)
        any_sign = torch.logical_or(state > 0, state.lt(0))
        return off, on, any_sign, state >= 0, state.le(0.5)
""",
    )

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
            value=operand.node or "operand",
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
        compared = (
            tensor is not None
            and tensor.kind == "bool"
            and tensor.derived is not None
            and not tensor.derived.is_left
        )
        if on_grid or compared:
            yield self.report(
                test,
                "test",
                ways=[test.operand.trace],
                details={"operand": test.operand},
                value=test.operand.node or "operand",
            )

    def repair(self, report: Report, builder: Builder) -> Iterator[Fix]:
        event = report.event
        if isinstance(event, Test):
            message = "decide before the stub"
            yield builder.all_raw(message, event.operand) or builder.advice(message)
            return
        assert isinstance(event, Apply)
        name = event.operator.name
        found = False
        for fix in (self._spelled(report, event, builder), self._raw(event, builder)):
            if fix is not None:
                found = True
                yield fix
        if not found:
            instead = self.target.instead(name, event.operator.variant)
            yield builder.advice(f"write {instead}" if instead else "do it before the stub")

    def _raw(self, event: Apply, builder: Builder) -> Fix | None:
        """The operator before the stub, if what it gives is no float that would go on unquantized."""
        if event.operator.name not in _JUDGING:
            return None
        return builder.on_raw("do it before the stub", event.operand, *event.others)

    def _spelled(self, report: Report, event: Apply, builder: Builder) -> Fix | None:
        """The supported spelling, where there is one."""
        node, operand = report.site.node, event.operand
        if operand.node is None or self.target.name != "journey6":
            return None
        if event.operator.name == "masked_fill" and isinstance(node, cst.Call):
            return builder.out_of_place(node, "masked_fill")
        if is_in_place(node):
            return None
        name, text = event.operator.name, builder.operand(operand.node)
        constants = [one.constant for one in event.others if one.constant is not None]
        if name == "bool":
            new = builder.logical_not(f"{text} == 0")
            return builder.safe("compare with 0", builder.replace(node, new))
        if name == "ne" and builder.is_comparable:
            other = next((one.node for one in event.others if one.node is not None), None)
            if other is None:
                return None
            new = builder.logical_not(f"{text} == {builder.operand(other)}")
            position = builder.link(operand.node)
            return builder.safe("negate the equality", builder.compared(position, new))
        if name == "rsub" and constants:
            written = next((one.node for one in event.others if one.node is not None), None)
            shown = numerics.shown(float(constants[0]))
            added = builder.atom(written) if written is not None else shown
            if isinstance(written, (cst.Integer, cst.UnaryOperation)):
                added = builder.text(written)
            new = builder.fitting(f"{builder.atom(operand.node)} * -1 + {added}", node)
            return builder.safe("multiply by -1 and add", builder.replace(node, new))
        if name == "bitwise_not":
            message = "write logical_not (where the value is 0 or 1)"
            new = builder.logical_not(builder.text(operand.node))
            return builder.unsafe(message, builder.replace(node, new))
        if name in ("bitwise_and", "bitwise_or", "bitwise_xor"):
            return self._logical(report, event, builder)
        if name in ("any", "nonzero", "count_nonzero"):
            zero = builder.logical_not(f"{text} == 0")
            return builder.safe("compare with 0 first", builder.replace(operand.node, zero))
        return None

    def _logical(self, report: Report, event: Apply, builder: Builder) -> Fix | None:
        """`torch.logical_and(a, b)` for `a & b`."""
        node = report.site.node
        if not isinstance(node, cst.BinaryOperation):
            return None
        name = event.operator.name.replace("bitwise", "logical")
        new = f"{builder.atom(node.left)}.{name}({builder.text(node.right)})"
        if builder.torch is not None:
            new = f"{builder.torch}.{name}({builder.text(node.left)}, {builder.text(node.right)})"
        message = "write the logical operator (where the values are 0 or 1)"
        return builder.unsafe(message, builder.call_instead(node, new))


_JUDGING = frozenset(
    ["ne", "isclose", "allclose", "equal", "any", "nonzero", "count_nonzero", "bool"]
)
"""Operators that give bools, indices or Python values: nothing that must be quantized."""
