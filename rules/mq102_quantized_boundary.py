"""MQ102: quantized-boundary."""

from __future__ import annotations

import math
from collections.abc import Iterator
from typing import ClassVar

from maskqlint import numerics
from maskqlint.findings import Fix, Severity
from maskqlint.flow.events import Compare, Operand
from maskqlint.repairs import Builder
from maskqlint.rule import Example, Report, Rule, Text

from .common import tells_apart


class QuantizedBoundary(Rule):
    """## What it does
    Reports `>=`, `>`, `<=`, `<` between a rounded value and 1 or -1, and any nonzero whole number where the value is known
    as a mask.

    ## Why is this bad?
    1.0 comes back a little above or below itself: `>= 1` is right for about half of all scales. `> 0.5` is right until 1.0 is
    lost altogether.

    ## Example
    ```python
    near = self.quant(flags) >= 1
    ```

    ## Use instead
    ```python
    near = self.quant(flags) > 0.5
    ```

    ## Fix safety
    Unsafe: moving the threshold by a half is the same where the value is a whole number; with a scale of 1 and more, whole
    numbers are not told apart any more.

    ## References
    Measured over random scales, int8 and int16.
    """

    code = "MQ102"
    name = "quantized-boundary"
    severity = Severity.WARNING
    messages: ClassVar = {
        "boundary": Text(
            "{value} was rounded by {stub}: {constant} comes back a little above or below itself, so the comparison at {constant} is right for about half of all scales",
            "{value} 已由 {stub} 舍入：{constant} 会变得略大或略小，约一半的 scale 下该比较是错的",
        ),
    }

    INVALID: ClassVar = (
        Example("""\
from torch import nn
from torch.quantization import QuantStub


class RadarGate(nn.Module):
    def __init__(self):
        super().__init__()
        self.radar_quant = QuantStub()

    def forward(self, snr):
        snr = self.radar_quant(snr).view(1, -1)
        strong = snr.float() > 1  #> MQ102: snr.float() > 1
        return strong
"""),
        Example("""\
from horizon_plugin_pytorch.quantization import QuantStub
from torch import nn


class WiperState(nn.Module):
    def __init__(self):
        super().__init__()
        self.wiper_quant = QuantStub(scale=0.3)

    def forward(self, wiper):
        wiper = self.wiper_quant(wiper)
        idle = wiper < 1  #> MQ102
        return idle, wiper < 0
"""),
        Example("""\
from horizon_plugin_pytorch.quantization import QuantStub
from torch import nn


class SoftLabelSplit(nn.Module):
    def __init__(self):
        super().__init__()
        self.label_quant = QuantStub()

    def forward(self, soft_label):
        soft_label = self.label_quant(soft_label)
        first = soft_label[0, 0]
        undecided = 0 < first < 1  #> MQ102
        return undecided
"""),
    )
    VALID: ClassVar = (
        """\
import torch
from torch import nn
from torch.ao.quantization import QuantStub


class FreeSpace(nn.Module):
    def __init__(self):
        super().__init__()
        self.quant = QuantStub()
        self.height = nn.Conv2d(32, 1, 1)

    def forward(self, bev):
        height = self.height(self.quant(bev))
        above = height > 0
        not_below = torch.ge(height, 0.0)
        return above, not_below, height.lt(0)
""",
        """\
from torch import nn
from torch.quantization import DeQuantStub, QuantStub


class LevelOfService(nn.Module):
    def __init__(self):
        super().__init__()
        self.quant = QuantStub()
        self.dequant = DeQuantStub()

    def forward(self, level):
        level = self.dequant(self.quant(level)).round()
        free = level <= 1
        jam = 1 < level
        return free, jam
""",
        """\
from torch import nn
from torch.ao.quantization import QuantStub


class RoadSurface(nn.Module):
    def __init__(self, classes):
        super().__init__()
        self.quant = QuantStub()
        self.classifier = nn.Linear(256, classes)

    def forward(self, pooled):
        logits = self.classifier(self.quant(pooled))
        surface = logits.argmax(dim=-1)
        slippery = surface >= 1
        return slippery
""",
    )

    def on_compare(self, compare: Compare) -> Iterator[Report]:
        if compare.operator not in ("ge", "gt", "le", "lt"):
            return
        for rounded, other in ((compare.left, compare.right), (compare.right, compare.left)):
            grid, constant = rounded.grid, other.constant
            if grid is None or constant is None or rounded.constant is not None:
                continue
            if self._is_boundary(rounded, float(constant)) and not self.is_exact(grid, constant):
                yield self.report(
                    compare,
                    "boundary",
                    ways=[rounded.trace],
                    details={"constant": constant, "rounded": rounded, "other": other},
                    value=rounded.node or "the value",
                    stub=grid.stub,
                    constant=numerics.shown(float(constant)),
                )
                return

    def _is_boundary(self, rounded: Operand, constant: float) -> bool:
        if constant in (1, -1):
            return True
        tensor = rounded.tensor
        is_mask = tensor is not None and (bool(tensor.mask) or tensor.is_named_mask)
        return is_mask and constant != 0 and math.isfinite(constant) and constant.is_integer()

    def repair(self, report: Report, builder: Builder) -> Iterator[Fix]:
        compare = report.event
        constant = report.details["constant"]
        rounded, other = report.details["rounded"], report.details["other"]
        assert isinstance(compare, Compare)
        assert isinstance(rounded, Operand)
        assert isinstance(other, Operand)
        assert isinstance(constant, (int, float))
        raw = builder.on_raw("compare before the stub, where the number is exact", rounded)
        grid = rounded.grid
        is_known = grid is not None and tells_apart(grid, constant) and builder.is_fixed(other.node)
        if rounded.node is None or not is_known:
            message = "compare before the stub, where the number is exact"
            yield raw or builder.advice(message)
            return
        operator = compare.operator
        if rounded is compare.right:
            operator = {"ge": "le", "gt": "lt", "le": "ge", "lt": "gt"}[operator]
        sign, half = {"ge": (">", -0.5), "gt": (">", 0.5), "le": ("<", 0.5), "lt": ("<", -0.5)}[
            operator
        ]
        threshold = numerics.shown(float(constant) + half)
        text = f"{builder.operand(rounded.node)} {sign} {threshold}"
        message = "move the threshold by a half (where the value is a whole number, and the scale below 1)"
        link = builder.last_link(compare.position, rounded.node, f"{sign} {threshold}")
        if link is None:
            mirrored = f"{threshold} {'<' if sign == '>' else '>'}"
            link = builder.first_link(compare.position, rounded.node, mirrored)
        if link is not None or builder.is_comparable:
            yield builder.unsafe(message, link or builder.compared(compare.position, text))
        elif raw is None:
            yield builder.advice("compare before the stub, where the number is exact")
        if raw is not None:
            yield raw
