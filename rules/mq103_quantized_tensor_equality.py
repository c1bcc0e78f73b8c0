"""MQ103: quantized-tensor-equality."""

from __future__ import annotations

from collections.abc import Iterator
from typing import ClassVar

from maskqlint.findings import Fix, Severity
from maskqlint.flow.events import Compare, Operand
from maskqlint.flow.values import Grid
from maskqlint.repairs import Builder
from maskqlint.rule import Example, Report, Rule, Text

from .common import stub_of


class QuantizedTensorEquality(Rule):
    """## What it does
    Reports `==`, `!=` and `torch.equal` between two tensors of which at least one was rounded, unless both are of one stub and
    were only moved or picked (`q == q.max()`).

    ## Why is this bad?
    Two tensors that were equal in float are rounded on different grids, or only one is: they stay equal by chance.

    ## Example
    ```python
    same = self.quant(a) == b
    ```

    ## Use instead
    ```python
    same = a == b
    a = self.quant(a)
    ```

    ## Fix safety
    Safe: a stub is the identity in float. Where the raw tensors are not in reach (layers in between, a parameter of a helper)
    no command applies it.

    ## References
    QTensor comparisons work on rounded values (Horizon plugin 2.5.9).
    """

    code = "MQ103"
    name = "quantized-tensor-equality"
    severity = Severity.WARNING
    messages: ClassVar = {
        "tensors": Text(
            "{value} was rounded by {stub} and {other} was not rounded alike: they are equal only by chance",
            "{value} 已由 {stub} 舍入，而 {other} 没有以同样方式舍入：两者仅偶然相等",
        ),
    }

    INVALID: ClassVar = (
        Example("""\
import torch
from torch import nn
from torch.ao.quantization import QuantStub


class AnchorLookup(nn.Module):
    def __init__(self, anchors):
        super().__init__()
        self.box_quant = QuantStub()
        self.register_buffer("anchors", torch.rand(9, 4))

    def forward(self, boxes):
        boxes = self.box_quant(boxes)
        return (self.anchors == boxes).all(dim=-1)  #> MQ103: self.anchors == boxes
"""),
        Example("""\
from horizon_plugin_pytorch.quantization import QuantStub
from torch import nn


class DuplicateLanes(nn.Module):
    def __init__(self):
        super().__init__()
        self.lane_quant = QuantStub()
        self.map_quant = QuantStub()

    def forward(self, lanes, map_lanes):
        lanes = self.lane_quant(lanes)
        map_lanes = self.map_quant(map_lanes)
        same = lanes == map_lanes  #> MQ103
        return same
"""),
        Example("""\
import torch
from horizon_plugin_pytorch.quantization import QuantStub
from torch import nn


class CacheProbe(nn.Module):
    def __init__(self):
        super().__init__()
        self.quant = QuantStub()
        self.cache_quant = QuantStub()

    def forward(self, image, cached):
        image = self.quant(image)
        cached = self.cache_quant(cached)
        hit = torch.equal(image, cached)  #> MQ103
        return image, hit
"""),
    )
    VALID: ClassVar = (
        """\
from torch import nn
from torch.ao.quantization import QuantStub


class PeakPicker(nn.Module):
    def __init__(self):
        super().__init__()
        self.quant = QuantStub()

    def forward(self, heat):
        heat = self.quant(heat)
        top = heat == heat.max()
        lowest = heat.min() == heat
        return top, lowest
""",
        """\
import torch
from torch import nn


class FloatNms(nn.Module):
    def __init__(self, threshold=0.3):
        super().__init__()
        self.threshold = threshold
        self.head = nn.Conv2d(64, 1, 1)

    def forward(self, feat, reference):
        score = self.head(feat)
        unchanged = score == reference
        exact = torch.equal(score, reference)
        return unchanged, exact
""",
        """\
from horizon_plugin_pytorch.quantization import QuantStub
from torch import nn


class RepeatedPoints(nn.Module):
    def __init__(self):
        super().__init__()
        self.poly_quant = QuantStub()

    def forward(self, polyline):
        polyline = self.poly_quant(polyline)
        repeated = polyline[:, 1:] == polyline[:, :-1]
        mirrored = polyline.eq(polyline.flip(1))
        return repeated, mirrored
""",
    )

    def on_compare(self, compare: Compare) -> Iterator[Report]:
        if compare.operator not in ("eq", "ne", "equal"):
            return
        left, right = compare.left.tensor, compare.right.tensor
        if left is None or right is None or (left.grid is None and right.grid is None):
            return
        if _on_one_scale(left.grid, right.grid) or "bool" in (left.kind, right.kind):
            return
        if any(one.constant is not None or one.elements for one in (left, right)):
            return
        if any(one.grid is not None and one.grid.exact for one in (left, right)):
            return
        rounded, other = (
            (compare.left, compare.right)
            if left.grid is not None
            else (compare.right, compare.left)
        )
        assert rounded.grid is not None
        yield self.report(
            compare,
            "tensors",
            ways=[rounded.trace, other.trace],
            details={"rounded": rounded, "other": other},
            value=rounded.node or "one side",
            other=other.node or "the other side",
            stub=rounded.grid.stub,
        )

    def repair(self, report: Report, builder: Builder) -> Iterator[Fix]:
        rounded, other = report.details["rounded"], report.details["other"]
        assert isinstance(rounded, Operand)
        assert isinstance(other, Operand)
        message = "compare before the stub, where both are exact"
        yield builder.on_raw(message, rounded, other) or builder.advice(message)


def _on_one_scale(left: Grid | None, right: Grid | None) -> bool:
    """Whether both are of one rounding, or of two calls of one stub, which has one scale."""
    if left is None or right is None or left == right:
        return left == right
    stub = stub_of(left)
    return stub is not None and stub is stub_of(right)
