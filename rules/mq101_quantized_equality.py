"""MQ101: quantized-equality."""

from __future__ import annotations

import math
from collections.abc import Iterator
from typing import TYPE_CHECKING, ClassVar

from maskqlint import numerics
from maskqlint.findings import Fix, Severity
from maskqlint.flow.events import Compare, Operand
from maskqlint.repairs import Builder
from maskqlint.repairs.purity import is_repeatable
from maskqlint.repairs.texts import without_comments
from maskqlint.rule import Example, Report, Rule, Text

from .common import example, tells_apart

if TYPE_CHECKING:
    from maskqlint.flow.values import Grid
    from maskqlint.settings import Settings
    from maskqlint.targets import Target


class QuantizedEquality(Rule):
    """## What it does
    Reports `==`, `!=`, `in`, `torch.eq`, `torch.isin` and their like between a value that a stub has rounded and a number
    other than 0, however the number is spelled.

    ## Why is this bad?
    `QuantStub` rounds every value to a grid: `clamp(round(x / s), qmin, qmax) * s`. With the largest value 60.5 and int16 the
    scale is 0.0018463 and 1.0 comes back as 1.0007, so `x == 1` is all False after calibration. No integer maximum from 1
    to 100000 gives 1.0 back exactly; 0.0 always comes back as 0.0. A literal scale at which the number is exact (1, 0.5,
    1/64, 1/127...) is not reported.

    ## Example
    ```python
    x = self.quant(x)
    mask = x[..., -1] == 1
    ```

    ## Use instead
    ```python
    x = self.quant(x)
    mask = torch.logical_not(x[..., -1] == 0)
    ```

    ## Fix safety
    `logical_not(x == 0)` is unsafe: it is the same as `x == 1` only where the value is 0 or 1. Other numbers are compared
    before the stub, where the raw tensor is in reach, which is safe; elsewhere with the numbers half way, unsafe.

    ## References
    The report's section 4; figures: `clamp(round(x / s)) * s` in float32 over random and integer maxima.
    """

    code = "MQ101"
    name = "quantized-equality"
    severity = Severity.ERROR
    messages: ClassVar = {
        "inexact": Text(
            "{value} was rounded by {stub}: {constant} comes back as {example}, so the comparison fails where it held in float",
            "{value} 已由 {stub} 舍入：{constant} 量化后变为 {example}，浮点时成立的比较不再成立",
        ),
        "lost": Text(
            "{value} was rounded by {stub}: {constant} comes back as {example} when the largest value is 60.5, so a mask made this way is all False",
            "{value} 已由 {stub} 舍入：最大值为 60.5 时 {constant} 量化后变为 {example}，这样得到的掩码全为 False",
        ),
        "mask": Text(
            "{value} is a mask that {stub} rounded: even with no data beside it, 1 comes back as {int8} (int8) or {int16} (int16), so the comparison is all False",
            "{value} 是由 {stub} 舍入的掩码：即使没有其他数据，1 量化后也会变为 {int8}（int8）或 {int16}（int16），比较结果全为 False",
        ),
    }

    INVALID: ClassVar = (
        Example("""\
from horizon_plugin_pytorch.quantization import QuantStub
from torch import nn


class TurnSignal(nn.Module):
    def __init__(self):
        super().__init__()
        self.signal_quant = QuantStub(scale=None)

    def forward(self, signal):
        left = self.signal_quant(signal) == -1  #> MQ101
        return left
"""),
        Example("""\
from horizon_plugin_pytorch.quantization import QuantStub
from torch import nn


class RoiGate(nn.Module):
    def __init__(self):
        super().__init__()
        self.gate_quant = QuantStub(scale=1 / 128)

    def forward(self, gate):
        gate = self.gate_quant(gate)
        open_gate = gate == 1  #> MQ101
        return open_gate
"""),
        Example("""\
from torch import nn
from torch.quantization import DeQuantStub, QuantStub


class SceneHasLeader(nn.Module):
    def __init__(self):
        super().__init__()
        self.q_roles = QuantStub()
        self.dq = DeQuantStub()

    def forward(self, roles):
        roles = self.dq(self.q_roles(roles))
        has_leader = 1 in roles  #> MQ101
        return has_leader
"""),
    )
    VALID: ClassVar = (
        """\
from horizon_plugin_pytorch.quantization import QuantStub
from torch import nn


class GearState(nn.Module):
    def __init__(self):
        super().__init__()
        self.gear_quant = QuantStub(scale=0.5)

    def forward(self, gear):
        gear = self.gear_quant(gear)
        return gear == 1, gear.eq(-1), gear == 0.5, gear.eq(3.5)
""",
        """\
import torch
from horizon_plugin_pytorch.quantization import QuantStub
from torch import nn


class SteerDirection(nn.Module):
    def __init__(self):
        super().__init__()
        self.steer_quant = QuantStub()

    def forward(self, steering):
        steering = self.steer_quant(steering)
        direction = torch.sign(steering)
        return direction == 1, direction.eq(-1)
""",
        """\
import torch
from horizon_plugin_pytorch.quantization import QuantStub
from torch import nn


class AgentTypeRouter(nn.Module):
    def __init__(self):
        super().__init__()
        self.type_quant = QuantStub(scale=1)

    def forward(self, agent_type):
        agent_type = self.type_quant(agent_type).to(torch.int64)
        return agent_type == 1, agent_type == 2
""",
    )

    def __init__(self, settings: Settings, target: Target) -> None:
        super().__init__(settings, target)
        self._numbers: set[tuple[Grid, str]] = set()

    def on_compare(self, compare: Compare) -> Iterator[Report]:
        if compare.operator not in ("eq", "ne", "isin", "in"):
            return
        for rounded, other in ((compare.left, compare.right), (compare.right, compare.left)):
            grid = rounded.grid
            if grid is None or rounded.constant is not None:
                continue
            if not set(other.constants) <= {0, 1}:
                self._numbers.add(_value(compare, rounded, grid))
            lost = self._lost(rounded, other)
            if lost is not None:
                yield self.report(
                    compare,
                    _message(rounded, lost),
                    ways=[rounded.trace],
                    details={"constant": lost, "rounded": rounded, "other": other},
                    value=rounded.node or "the value",
                    stub=grid.stub,
                    constant=numerics.shown(float(lost)),
                    example=numerics.shown(example(grid, lost)),
                    int8=numerics.shown(numerics.comes_back_as(1, 1, numerics.QINT8)),
                    int16=numerics.shown(numerics.comes_back_as(1, 1, numerics.QINT16)),
                )
                return

    def _lost(self, rounded: Operand, other: Operand) -> float | None:
        grid = rounded.grid
        assert grid is not None
        for constant in other.constants:
            if constant != 0 and math.isfinite(constant) and not self.is_exact(grid, constant):
                return float(constant)
        return None

    def repair(self, report: Report, builder: Builder) -> Iterator[Fix]:
        compare = report.event
        constant = report.details["constant"]
        rounded, other = report.details["rounded"], report.details["other"]
        assert isinstance(compare, Compare)
        assert isinstance(rounded, Operand)
        assert isinstance(other, Operand)
        assert isinstance(constant, float)
        known: list[Fix] = []
        is_one = other.constant is not None and builder.is_fixed(other.node)
        is_flag = constant == 1 and not self._is_number(compare, rounded)
        if is_one and builder.is_comparable:
            known.extend(self._on_the_grid(builder, compare, rounded, constant, is_flag=is_flag))
        raw = builder.on_raw("compare before the stub, where the numbers are exact", rounded)
        if is_flag and known:
            yield from known
        if raw is not None:
            yield raw
        if not is_flag:
            yield from known
        if raw is None and not known:
            yield builder.advice("compare before the stub, where the numbers are exact")

    def _is_number(self, compare: Compare, rounded: Operand) -> bool:
        """Whether a value is no flag of 0 or 1: another number is looked for in it elsewhere."""
        tensor = rounded.tensor
        if tensor is not None and tensor.mask:
            return tensor.mask != "binary"
        return rounded.grid is not None and _value(compare, rounded, rounded.grid) in self._numbers

    def _on_the_grid(
        self,
        builder: Builder,
        compare: Compare,
        rounded: Operand,
        constant: float,
        *,
        is_flag: bool,
    ) -> Iterator[Fix]:
        """Comparisons of the rounded value with numbers that rounding does not cross."""
        if rounded.node is None or compare.operator not in ("eq", "ne"):
            return
        text, is_equal = builder.operand(rounded.node), compare.operator == "eq"
        is_number = rounded.tensor is None
        if is_flag:
            message = "compare with 0, which is exact (where the value is 0 or 1)"
            zero = f"{text} != 0" if is_number else builder.logical_not(f"{text} == 0")
            outer = None if is_number else builder.negation()
            if outer is not None:
                new = zero if not is_equal else builder.fitting(f"{text} == 0", outer)
                edit = builder.replace(outer, new)
            else:
                edit = builder.compared(compare.position, zero if is_equal else f"{text} == 0")
            one = 1.0
            if rounded.grid is not None and rounded.grid.scale is not None:
                one = numerics.on_grid(1.0, rounded.grid.scale, numerics.QINT8)
            if one != 0:
                yield builder.unsafe(message, edit)
            if one <= 0.5:
                return
            message = "compare with 0.5 (where the value is 0 or 1)"
            half = f"{text} > 0.5" if is_equal else f"{text} <= 0.5"
            yield builder.unsafe(message, builder.compared(compare.position, half))
        elif (
            rounded.grid is not None
            and tells_apart(rounded.grid, constant)
            and is_repeatable(builder, rounded)
        ):
            message = "compare with the numbers half way (where the value is a whole number, and the scale below 1)"
            low, high = numerics.shown(constant - 0.5), numerics.shown(constant + 0.5)
            again = without_comments(text)
            if is_number:
                between = f"{low} < {text} < {high}"
                new = between if is_equal else f"(not {between})"
            else:
                between = f"({text} > {low}) & ({again} < {high})"
                new = between if is_equal else builder.logical_not(between)
            yield builder.unsafe(message, builder.compared(compare.position, new))


def _message(rounded: Operand, lost: float) -> str:
    """Which message tells why a number is not found again."""
    if lost != 1 or (rounded.grid is not None and rounded.grid.scale is not None):
        return "inexact"
    is_mask = rounded.tensor is not None and rounded.tensor.mask == "binary"
    return "mask" if is_mask else "lost"


def _value(compare: Compare, rounded: Operand, grid: Grid) -> tuple[Grid, str]:
    """What is compared: another column of the same stub's result has another text."""
    source = compare.site.module.source
    return grid, source.code(rounded.node) if rounded.node is not None else ""
