"""MQ401: mask-shares-quantization."""

from __future__ import annotations

from collections.abc import Iterator

from maskqlint.findings import Severity
from maskqlint.flow.events import Arithmetic, Condition, Event, Index, Operand, Quantize
from maskqlint.flow.values import Words, step
from maskqlint.rule import Report, Rule, Text

from .common import is_mask_node


class MaskSharesQuantization(Rule):
    """MQ401."""

    code = "MQ401"
    name = "mask-shares-quantization"
    severity = Severity.ERROR
    messages = {
        "part": Text(
            "{stub} rounds a mask ({mask}) together with data: one value of 70000 rounds the mask's 1 to 0 (int16), and the mask's 1 spoils the scale of small data",
            "{stub} 把掩码（{mask}）与数据一起量化：一个 70000 就会让掩码的 1 变为 0（int16），掩码的 1 也会破坏小数据的 scale",
        ),
        "packed": Text(
            "{value} holds a mask beside data and {stub} rounds both on one scale: one value of 70000 rounds the mask's 1 to 0 (int16)",
            "{value} 同时包含掩码和数据，{stub} 用同一个 scale 量化两者：一个 70000 就会让掩码的 1 变为 0（int16）",
        ),
    }

    def on_arithmetic(self, arithmetic: Arithmetic) -> Iterator[Report]:
        if arithmetic.operator != "mul":
            return
        for mask, other in (
            (arithmetic.left, arithmetic.right),
            (arithmetic.right, arithmetic.left),
        ):
            tensor = mask.tensor
            if tensor is None or tensor.origin is None or other.tensor is None:
                continue
            if other.tensor.constant is not None:
                continue
            if tensor.origin.is_made or tensor.is_named_mask or is_mask_node(mask.node):
                yield from self._shared(arithmetic, mask)

    def on_condition(self, condition: Condition) -> Iterator[Report]:
        yield from self._shared(condition, condition.condition)

    def on_index(self, index: Index) -> Iterator[Report]:
        yield from self._shared(index, index.index)

    def _shared(self, event: Event, mask: Operand) -> Iterator[Report]:
        origin = mask.tensor.origin if mask.tensor is not None else None
        if origin is None or not origin.is_part or origin.grid.call is None:
            return
        grid = origin.grid
        if grid.exact or grid.scale is not None:
            return
        way = step(event.site, Words("serves", ""), mask.trace)
        yield self.report(
            event,
            "part",
            at=grid.call,
            ways=[way],
            details={"mask": mask, "grid": grid},
            stub=grid.stub,
            mask=mask.node or "a part of it",
        )

    def on_quantize(self, quantize: Quantize) -> Iterator[Report]:
        tensor, grid = quantize.operand.tensor, quantize.grid
        if tensor is None or not tensor.is_packed or grid.exact or grid.scale is not None:
            return
        way = step(quantize.site, Words("quantized", grid.stub), tensor.trace)
        yield self.report(
            quantize,
            "packed",
            ways=[way],
            details={"packed": quantize.operand, "grid": grid},
            stub=grid.stub,
            value=quantize.operand.node or "its operand",
        )
