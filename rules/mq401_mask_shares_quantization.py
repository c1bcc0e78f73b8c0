"""MQ401: mask-shares-quantization."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING, ClassVar

from maskqlint.findings import Fix, Severity
from maskqlint.flow.events import Arithmetic, Condition, Event, Index, Operand, Quantize
from maskqlint.flow.values import Words, step
from maskqlint.repairs import Builder
from maskqlint.rule import Example, Report, Rule, Text

from .common import is_mask_node

if TYPE_CHECKING:
    from maskqlint.flow.values import Site
    from maskqlint.settings import Settings
    from maskqlint.targets import Target


class MaskSharesQuantization(Rule):
    """## What it does
    Reports a stub whose result is cut into a mask and data: a slice, or what comparisons make of it, multiplies, selects or
    indexes another tensor. Or a stub on a cat of a mask and data. Reported at the stub call, once.

    ## Why is this bad?
    Mask and data share one scale. One value of 70000 makes it 2.1363 (int16), and the mask's 1 is rounded to 0; from 255 on
    that happens on int8. The other way round the mask's 1 takes the scale of small data: values up to 0.0075 are left with
    0 and 0.00784 (int8).

    ## Example
    ```python
    x = self.quant(x)
    mask = x[..., -1:]
    y = x[..., :-1] * mask
    ```

    ## Use instead
    ```python
    mask = self.quant_mask(x[..., -1:])
    y = self.quant(x[..., :-1]) * mask
    ```

    ## Fix safety
    Safe: a stub is the identity in float. The data keeps its stub and its columns. No command applies it where the mask is cut
    in another function than the stub is called in, or where mask and data are one tensor from the beginning.

    ## References
    The report's sections 4.2 and 4.3.
    """

    code = "MQ401"
    name = "mask-shares-quantization"
    severity = Severity.ERROR
    messages: ClassVar = {
        "part": Text(
            "{stub} rounds a mask ({mask}) together with data: one value of 70000 rounds the mask's 1 to 0 (int16), and the mask's 1 spoils the scale of small data",
            "{stub} 把掩码（{mask}）与数据一起量化：一个 70000 就会让掩码的 1 变为 0（int16），掩码的 1 也会破坏小数据的 scale",
        ),
        "packed": Text(
            "{value} holds a mask beside data and {stub} rounds both on one scale: one value of 70000 rounds the mask's 1 to 0 (int16)",
            "{value} 同时包含掩码和数据，{stub} 用同一个 scale 量化两者：一个 70000 就会让掩码的 1 变为 0（int16）",
        ),
    }

    INVALID: ClassVar = (
        Example("""\
from torch import nn
from torch.quantization import DeQuantStub, QuantStub


class MattingDecoder(nn.Module):
    def __init__(self):
        super().__init__()
        self.quant = QuantStub()
        self.dequant = DeQuantStub()

    def forward(self, rgba):
        rgb, alpha_mask = self.quant(rgba).chunk(2, dim=1)  #> MQ401
        rgb = rgb.mul(alpha_mask)
        return self.dequant(rgb)
"""),
        Example("""\
from torch import nn
from torch.quantization import DeQuantStub, QuantStub


class BoxFilter(nn.Module):
    def __init__(self, threshold=0.25):
        super().__init__()
        self.threshold = threshold
        self.quant = QuantStub()
        self.dequant = DeQuantStub()

    def forward(self, boxes):
        boxes = self.quant(boxes)  #> MQ401
        strong = boxes[:, 4] > self.threshold
        return self.dequant(boxes[strong])
"""),
        Example("""\
from horizon_plugin_pytorch.quantization import QuantStub
from torch import nn
from torch.quantization import DeQuantStub


class LidarPoints(nn.Module):
    def __init__(self):
        super().__init__()
        self.quant = QuantStub()
        self.dequant = DeQuantStub()

    def forward(self, points):
        points = self.quant(points)  #> MQ401
        valid = points[..., -1:]
        points = points[..., :-1] * valid
        return self.dequant(points)
"""),
    )
    VALID: ClassVar = (
        """\
import torch
from torch import nn
from torch.quantization import DeQuantStub, QuantStub


class GluInput(nn.Module):
    def __init__(self, dim=256):
        super().__init__()
        self.quant = QuantStub()
        self.dequant = DeQuantStub()
        self.out = nn.Linear(dim, dim)

    def forward(self, x):
        value, gate = self.quant(x).chunk(2, dim=-1)
        return self.dequant(self.out(value * torch.sigmoid(gate)))
""",
        """\
from torch import nn
from torch.quantization import DeQuantStub, QuantStub


class SplitInput(nn.Module):
    def __init__(self):
        super().__init__()
        self.quant = QuantStub()
        self.quant_mask = QuantStub()
        self.dequant = DeQuantStub()

    def forward(self, actors):
        data, mask = actors[..., :-1], actors[..., -1:]
        mask = self.quant_mask(mask)
        data = self.quant(data)
        return self.dequant(data * mask)
""",
        """\
from horizon_plugin_pytorch.quantization import QuantStub
from torch import nn
from torch.quantization import DeQuantStub


class StateOutput(nn.Module):
    def __init__(self):
        super().__init__()
        self.quant = QuantStub()
        self.dequant = DeQuantStub()
        self.fc = nn.Linear(8, 8)

    def forward(self, state):
        state = self.quant(state)
        parked = state[..., 7] == 0
        return {"state": self.dequant(self.fc(state)), "parked": parked}
""",
    )

    def __init__(self, settings: Settings, target: Target) -> None:
        super().__init__(settings, target)
        self._masks: dict[Site, list[Operand]] = {}

    def finish(self) -> Iterable[Report]:
        self._masks = {}
        return ()

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
                yield from self._shared(arithmetic, mask, [other])

    def on_condition(self, condition: Condition) -> Iterator[Report]:
        yield from self._shared(condition, condition.condition, condition.targets)

    def on_index(self, index: Index) -> Iterator[Report]:
        yield from self._shared(index, index.index, [index.target])

    def _shared(self, event: Event, mask: Operand, targets: Sequence[Operand]) -> Iterator[Report]:
        origin = mask.tensor.origin if mask.tensor is not None else None
        if origin is None or not origin.is_part or origin.grid.call is None or origin.is_mask:
            return
        if any(_is_part_itself(mask, target) for target in targets):
            return
        grid = origin.grid
        if grid.exact or grid.scale is not None:
            return
        # One report tells of all masks that are cut from what a stub call returned.
        masks = self._masks.setdefault(origin.grid.call, [])
        masks.append(mask)
        way = step(event.site, Words("serves", ""), mask.trace)
        yield self.report(
            event,
            "part",
            at=grid.call,
            ways=[way],
            details={"masks": masks, "grid": grid},
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

    def repair(self, report: Report, builder: Builder) -> Iterator[Fix]:
        message = "take the mask from the raw tensor, before the stub"
        masks = report.details.get("masks")
        fix = builder.masks_from_raw(masks, message) if isinstance(masks, list) else None
        if fix is None and "packed" in report.details:
            # A cat of two grids is rounded anew, on one scale: to part them before it hides the fault.
            message = "quantize mask and data apart, and give each a layer of its own"
            yield builder.advice(message)
            return
        yield fix or builder.advice(
            "take the mask from the raw tensor and give it a stub of its own"
        )


def _is_part_itself(mask: Operand, target: Operand) -> bool:
    """Whether a part is chosen from by a comparison of its own values: that clips it, as relu does.

    Such a part is data. What other part the comparison was made of, values do not say.
    """
    made = mask.tensor.made if mask.tensor is not None else None
    part = target.tensor.origin if target.tensor is not None else None
    if made is None or part is None or not part.is_part or target.node is None:
        return False
    source = made.module.source
    alone = rf"(?<![\w.]){re.escape(source.code(target.node))}(?![\w.\[(])"
    return re.search(alone, source.code(made.node)) is not None
