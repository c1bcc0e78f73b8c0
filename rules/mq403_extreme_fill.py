"""MQ403: extreme-fill."""

from __future__ import annotations

from collections.abc import Iterator

from maskqlint.findings import Severity
from maskqlint.flow.events import Arithmetic, Event, FillIn, Quantize
from maskqlint.flow.values import Fill, Grid, Tensor, Words, step
from maskqlint.rule import Report, Rule, Text

from .common import shown_fill


class ExtremeFill(Rule):
    """MQ403."""

    code = "MQ403"
    name = "extreme-fill"
    severity = Severity.WARNING
    messages = {
        "fill": Text(
            "{constant} is written into {value}, which {stub} rounded: it is clamped to the end of its range, or takes the whole scale (at -1e4 one int8 step swallows all logits, int16 keeps 40 of them)",
            "{constant} 被写入已由 {stub} 舍入的 {value}：它会被截断到量程边界，或占用整个 scale（-1e4 时 int8 的一个步长会吞掉所有 logits，int16 仅剩 40 个不同值）",
        ),
        "reaches": Text(
            "{constant} written here reaches {stub}: it takes the whole scale (at -1e4 int8 leaves 1 distinct logit of N(0, 1.5), int16 40; -100 leaves 17 and 2423)",
            "此处写入的 {constant} 会到达 {stub}：它占用整个 scale（-1e4 时 int8 只剩 1 个不同的 logit，int16 剩 40 个；-100 时为 17 和 2423）",
        ),
    }

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
        way = step(event.site, Words("reaches", grid.stub), began)
        return self.report(
            event,
            "reaches",
            at=fill.site,
            ways=[way],
            details={"constant": fill.constant, "grid": grid},
            stub=grid.stub,
            constant=shown_fill(fill.constant),
        )
