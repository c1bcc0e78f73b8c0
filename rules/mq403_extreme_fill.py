"""MQ403: extreme-fill."""

from __future__ import annotations

from collections.abc import Iterator
from typing import ClassVar

from maskqlint.findings import Fix, Severity
from maskqlint.flow.events import Arithmetic, Event, FillIn, Quantize
from maskqlint.flow.values import Fill, Grid, Tensor, Words, step
from maskqlint.repairs import Builder
from maskqlint.rule import Example, Report, Rule, Text

from .common import shown_fill, written_constant


class ExtremeFill(Rule):
    """## What it does
    Reports a constant of 1e4 and beyond, inf, or a dtype's extreme, written into a quantized tensor or into what reaches a stub
    before softmax, sigmoid, tanh or clamp. Reported where it is written.

    ## Why is this bad?
    The constant takes the whole scale. Of logits N(0, 1.5) int8 keeps 17 distinct values beside -100, 3 beside -1000 and 1 from
    -1e4 on (uniform attention); int16 keeps 2423, 322 and 40. `masked_fill` on a QTensor clamps the value to the range.

    ## Example
    ```python
    scores = self.quant(scores.masked_fill(pad, -1e9))
    ```

    ## Use instead
    ```python
    scores = self.quant(scores.masked_fill(pad, -100.0))
    ```

    ## Fix safety
    Unsafe: a finite value within the range is the same where softmax rounds it to 0.

    ## References
    Counted over normal logits for int8 and int16.
    """

    code = "MQ403"
    name = "extreme-fill"
    severity = Severity.WARNING
    messages: ClassVar = {
        "fill": Text(
            "{constant} is written into {value}, which {stub} rounded: it is clamped to the end of its range, or takes the whole scale (at -1e4 one int8 step swallows all logits, int16 keeps 40 of them)",
            "{constant} 被写入已由 {stub} 舍入的 {value}：它会被截断到量程边界，或占用整个 scale（-1e4 时 int8 的一个步长会吞掉所有 logits，int16 仅剩 40 个不同值）",
        ),
        "meets": Text(
            "{constant} written here meets what {stub} rounded in {operator}: it takes the whole scale of the result (at -1e4 int8 leaves 1 distinct logit of N(0, 1.5), int16 40; -100 leaves 17 and 2423)",
            "此处写入的 {constant} 与由 {stub} 舍入的值一起进入 {operator}：它占用结果的整个 scale（-1e4 时 N(0, 1.5) 的 logits 在 int8 下只剩 1 个不同值，int16 剩 40 个；-100 时为 17 和 2423）",
        ),
        "reaches": Text(
            "{constant} written here reaches {stub}: it takes the whole scale (at -1e4 int8 leaves 1 distinct logit of N(0, 1.5), int16 40; -100 leaves 17 and 2423)",
            "此处写入的 {constant} 会到达 {stub}：它占用整个 scale（-1e4 时 N(0, 1.5) 的 logits 在 int8 下只剩 1 个不同值，int16 剩 40 个；-100 时为 17 和 2423）",
        ),
    }

    INVALID: ClassVar = (
        Example("""\
from torch import nn
from torch.ao.quantization import DeQuantStub, QuantStub


class CostVolume(nn.Module):
    def __init__(self):
        super().__init__()
        self.cost_quant = QuantStub()
        self.dequant = DeQuantStub()
        self.aggregate = nn.Conv3d(1, 8, 3, padding=1)

    def forward(self, cost, outside):
        cost = cost.clone()
        cost[outside > 0] = 65504.0  #> MQ403
        cost = self.aggregate(self.cost_quant(cost))
        return self.dequant(cost)
"""),
        Example("""\
import math

import torch
from torch import nn
from torch.ao.quantization import DeQuantStub, QuantStub


class LateQuant(nn.Module):
    def __init__(self):
        super().__init__()
        self.quant = QuantStub()
        self.dequant = DeQuantStub()
        self.softmax = nn.Softmax(-1)

    def forward(self, scores, blocked):
        bias = torch.zeros_like(scores).masked_fill(blocked > 0, -math.inf)  #> MQ403
        scores = self.quant(scores + bias)
        return self.dequant(self.softmax(scores))
"""),
        Example("""\
import torch
from torch import nn
from torch.ao.quantization import DeQuantStub, QuantStub


class DecoderLayer(nn.Module):
    def __init__(self, dim):
        super().__init__()
        self.quant = QuantStub()
        self.dequant = DeQuantStub()
        self.logits = nn.Linear(dim, 100)

    def forward(self, hidden, forbidden):
        logits = self.logits(self.quant(hidden))
        lowest = torch.finfo(torch.float32).min
        logits = logits.masked_fill(forbidden > 0, lowest)  #> MQ403
        return self.dequant(logits.softmax(-1))
"""),
    )
    VALID: ClassVar = (
        """\
import torch
from torch import nn


class FloatSelfAttention(nn.Module):
    def __init__(self, dim):
        super().__init__()
        self.qkv = nn.Linear(dim, 3 * dim)

    def forward(self, x, mask):
        q, k, v = self.qkv(x).chunk(3, dim=-1)
        scores = q @ k.transpose(-1, -2)
        scores = scores.masked_fill(mask == 0, torch.finfo(scores.dtype).min)
        return scores.softmax(-1) @ v
""",
        """\
from horizon_plugin_pytorch.quantization import QuantStub
from torch import nn

LARGE = 5e3


class RangeImage(nn.Module):
    def __init__(self):
        super().__init__()
        self.range_quant = QuantStub()
        self.conv = nn.Conv2d(1, 32, 3)

    def forward(self, ranges, echo_count):
        ranges = ranges.masked_fill(echo_count == 0, LARGE)
        ranges = self.range_quant(ranges)
        ranges = ranges.masked_fill(echo_count > 3, -9999.0)
        return self.conv(ranges)
""",
        """\
import torch
from torch import nn
from torch.quantization import DeQuantStub, QuantStub


class ZeroFill(nn.Module):
    def __init__(self, fill_value):
        super().__init__()
        self.fill_value = fill_value
        self.quant = QuantStub()
        self.dequant = DeQuantStub()

    def forward(self, image, holes):
        image = torch.where(holes > 0, torch.zeros_like(image), image)
        image = self.quant(image)
        image = image.masked_fill(holes > 1, self.fill_value)
        return self.dequant(image)
""",
    )

    def on_fill(self, fill: FillIn) -> Iterator[Report]:
        tensor, grid = fill.target.tensor, fill.target.grid
        if tensor is None or tensor.kind != "quantized" or grid is None:
            return
        if abs(fill.constant) >= self.settings.extreme_fill:
            yield self.report(
                fill,
                "fill",
                ways=[fill.target.trace],
                details={"constant": fill.constant, "grid": grid},
                value=fill.target.node or "the value",
                stub=grid.stub,
                constant=shown_fill(fill.constant),
            )

    def on_quantize(self, quantize: Quantize) -> Iterator[Report]:
        if quantize.operand.tensor is not None and not quantize.grid.is_literal:
            yield from self._written(quantize, quantize.operand.tensor, quantize.grid)

    def on_arithmetic(self, arithmetic: Arithmetic) -> Iterator[Report]:
        for quantized, other in (
            (arithmetic.left, arithmetic.right),
            (arithmetic.right, arithmetic.left),
        ):
            if quantized.is_quantized and quantized.grid is not None and other.tensor is not None:
                yield from self._written(arithmetic, other.tensor, quantized.grid)

    def _written(self, event: Event, tensor: Tensor, grid: Grid) -> Iterator[Report]:
        for fill in tensor.fills:
            if abs(fill.constant) < self.settings.extreme_fill:
                continue
            yield self._reaching(event, fill, grid, tensor)

    def _reaching(self, event: Event, fill: Fill, grid: Grid, tensor: Tensor) -> Report:
        began = step(fill.site, Words("filled", ""), None)
        details = {"constant": fill.constant, "grid": grid}
        shown = shown_fill(fill.constant)
        if isinstance(event, Arithmetic):
            way = step(event.site, Words("meets", grid.stub), began)
            return self.report(
                event,
                "meets",
                at=fill.site,
                ways=[way],
                details=details,
                stub=grid.stub,
                constant=shown,
                operator=event.operator,
            )
        way = step(event.site, Words("reaches", grid.stub), began)
        return self.report(
            event,
            "reaches",
            at=fill.site,
            ways=[way],
            details=details,
            stub=grid.stub,
            constant=shown,
        )

    def repair(self, report: Report, builder: Builder) -> Iterator[Fix]:
        constant = report.details["constant"]
        assert isinstance(constant, float)
        limit = self.settings.extreme_fill
        finite = 100.0 if limit > 100 else limit / 10
        shown = f"{finite if constant > 0 else -finite:.6g}"
        shown = shown if "." in shown or "e" in shown else f"{shown}.0"
        builder = builder.at(report.site)
        written = written_constant(report.site.node, builder)
        if written is None or not builder.is_fixed(written):
            yield builder.advice(f"write a finite value within the data's range, such as {shown}")
            return
        message = f"write {shown} (where that is beyond all data, and softmax or the like follows)"
        if constant > 0:
            message = f"write {shown} (where that is beyond all data)"
        yield builder.unsafe(message, builder.replace(written, shown))
