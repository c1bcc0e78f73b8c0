"""MQ104: dead-nan-check."""

from __future__ import annotations

import math
from collections.abc import Iterator
from typing import ClassVar

from maskqlint.findings import Fix, Severity
from maskqlint.flow.events import Apply, Compare, Operand
from maskqlint.repairs import Builder
from maskqlint.rule import Example, Report, Rule, Text


class DeadNanCheck(Rule):
    """## What it does
    Reports `isnan`, `isinf`, `isfinite` on a rounded value, and its comparison with inf or nan.

    ## Why is this bad?
    A grid has no nan and no inf: the check always gives the same answer. An inf that an observer sees makes the scale inf and
    everything nan instead.

    ## Example
    ```python
    bad = torch.isnan(self.quant(x))
    ```

    ## Use instead
    ```python
    bad = torch.isnan(x)
    x = self.quant(x)
    ```

    ## Fix safety
    Safe: the raw tensor is what the check has seen in float. Behind a layer, or in another function than the stub is called
    in, no command applies it.

    ## References
    isnan and isinf after torch's fake quantization are always False; isnan, isinf, isfinite are not implemented on a QTensor.
    """

    code = "MQ104"
    name = "dead-nan-check"
    severity = Severity.WARNING
    messages: ClassVar = {
        "check": Text(
            "{value} was rounded by {stub}, which leaves no nan or inf to find: the check always gives the same answer",
            "{value} 已由 {stub} 舍入，不再含有 nan 或 inf：该检查的结果恒定不变",
        ),
    }

    INVALID: ClassVar = (
        Example("""\
from torch import nn
from torch.ao.quantization import QuantStub

MISSING = float("nan")


class WeatherInput(nn.Module):
    def __init__(self):
        super().__init__()
        self.rain_quant = QuantStub()

    def forward(self, rain):
        rain = self.rain_quant(rain)
        known = rain >= MISSING  #> MQ104
        return rain, known
"""),
        Example("""\
from horizon_plugin_pytorch.quantization import QuantStub
from torch import nn


class DepthNet(nn.Module):
    def __init__(self):
        super().__init__()
        self.quant = QuantStub()
        self.depth = nn.Conv2d(32, 1, 1)

    def forward(self, feat):
        depth = self.depth(self.quant(feat))
        sky = depth.isinf()  #> MQ104
        return depth, sky
"""),
        Example("""\
import torch
from torch import nn
from torch.ao.quantization import QuantStub


class LidarInput(nn.Module):
    def __init__(self):
        super().__init__()
        self.point_quant = QuantStub()
        self.pillar = nn.Linear(5, 64)

    def forward(self, points):
        points = self.point_quant(points)
        broken = torch.isnan(points)  #> MQ104
        return self.pillar(points), broken
"""),
    )
    VALID: ClassVar = (
        """\
from torch import nn
from torch.ao.quantization import QuantStub

VERY_FAR = 1e3


class FarField(nn.Module):
    def __init__(self):
        super().__init__()
        self.range_quant = QuantStub()

    def forward(self, distance):
        distance = self.range_quant(distance)
        nothing_there = distance >= VERY_FAR
        return distance, nothing_there
""",
        """\
import torch
from torch import nn


class FloatBackbone(nn.Module):
    def __init__(self):
        super().__init__()
        self.layers = nn.Sequential(nn.Conv2d(3, 8, 3), nn.BatchNorm2d(8), nn.ReLU())

    def forward(self, image):
        feat = self.layers(image)
        if torch.isnan(feat).any() or (feat == float("inf")).any():
            raise FloatingPointError("activations")
        return feat
""",
        """\
import torch
from torch import nn
from torch.ao.quantization import QuantStub


class ClassHistogram(nn.Module):
    def __init__(self):
        super().__init__()
        self.quant = QuantStub()
        self.head = nn.Conv2d(16, 4, 1)

    def forward(self, feat):
        classes = self.head(self.quant(feat)).argmax(dim=1)
        share = classes.float().std() / 4
        return classes, torch.isnan(share)
""",
    )

    CHECKS = frozenset({"isnan", "isinf", "isfinite", "isposinf", "isneginf"})

    def on_apply(self, apply: Apply) -> Iterator[Report]:
        grid = apply.operand.grid
        if apply.operator.name in self.CHECKS and grid is not None:
            yield self.report(
                apply,
                "check",
                ways=[apply.operand.trace],
                details={"rounded": apply.operand},
                value=apply.operand.node or "the value",
                stub=grid.stub,
            )

    def on_compare(self, compare: Compare) -> Iterator[Report]:
        for rounded, other in ((compare.left, compare.right), (compare.right, compare.left)):
            constant = other.constant
            if rounded.grid is None or constant is None or math.isfinite(constant):
                continue
            yield self.report(
                compare,
                "check",
                ways=[rounded.trace],
                details={"rounded": rounded},
                value=rounded.node or "the value",
                stub=rounded.grid.stub,
            )
            return

    def repair(self, report: Report, builder: Builder) -> Iterator[Fix]:
        rounded = report.details["rounded"]
        assert isinstance(rounded, Operand)
        message = "check before the stub, where nan and inf are still there"
        yield builder.on_raw(message, rounded) or builder.advice(message)
