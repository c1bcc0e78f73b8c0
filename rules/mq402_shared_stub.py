"""MQ402: shared-stub."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, ClassVar, NamedTuple

import libcst as cst

from maskqlint.findings import Fix, Severity
from maskqlint.flow.events import Quantize
from maskqlint.flow.values import Grid, Loc, Tensor, Words, step
from maskqlint.repairs import Builder
from maskqlint.rule import Example, Report, Rule, Text
from maskqlint.settings import Settings
from maskqlint.targets import Target

from .common import is_mask_node

if TYPE_CHECKING:
    from maskqlint.flow.frames import Context


class _Call(NamedTuple):
    """One possibility of what a stub is called on, and in which turn of its call that is."""

    quantize: Quantize
    role: str
    turn: tuple[Context, tuple[int, ...]]


class SharedStub(Rule):
    """## What it does
    Reports the call of a stub on a mask, known by value or by its name, when the same stub is called on data elsewhere.

    ## Why is this bad?
    Both share one observed scale: a large value in the data rounds the mask's 1 to 0, and the mask's 1 spoils the scale of
    small data.

    ## Example
    ```python
    x = self.quant(x)
    m = self.quant(mask)
    ```

    ## Use instead
    ```python
    x = self.quant(x)
    m = self.quant_mask(mask)
    ```

    ## Fix safety
    Safe: a stub is the identity in float.

    ## References
    The report's section 4.2.
    """

    code = "MQ402"
    name = "shared-stub"
    severity = Severity.ERROR
    messages: ClassVar = {
        "shared": Text(
            "{stub} is called on the mask {mask} and on data ({data}): both share one observed scale, so one large value rounds the mask's 1 to 0",
            "{stub} 既用于掩码 {mask} 又用于数据（{data}）：二者共用一个统计得到的 scale，一个大值就会让掩码的 1 变为 0",
        ),
        "in turn": Text(
            "{stub} is called here on a mask ({mask}) and on data ({data}) in turn: both share one observed scale, so one large value rounds the mask's 1 to 0",
            "{stub} 在此处先后用于掩码（{mask}）和数据（{data}）：二者共用一个统计得到的 scale，一个大值就会让掩码的 1 变为 0",
        ),
    }

    INVALID: ClassVar = (
        Example("""\
from torch import nn
from torch.quantization import DeQuantStub, QuantStub


class BatchInput(nn.Module):
    def __init__(self):
        super().__init__()
        self.quant = QuantStub()
        self.dequant = DeQuantStub()

    def forward(self, batch):
        a = self.quant(batch["agents"])
        b = self.quant(batch["valid"])  #> MQ402
        return self.dequant(a * b)
"""),
        Example("""\
from horizon_plugin_pytorch.quantization import QuantStub
from torch import nn
from torch.quantization import DeQuantStub


class MapEncoder(nn.Module):
    def __init__(self):
        super().__init__()
        self.quant = QuantStub()
        self.dequant = DeQuantStub()

    def forward(self, lanes, mask):
        lanes = self.quant(lanes)
        mask = self.quant(mask)  #> MQ402
        return self.dequant(lanes * mask)
"""),
        Example("""\
from torch import nn
from torch.ao.quantization import DeQuantStub, QuantStub


class LooksFixed(nn.Module):
    def __init__(self):
        super().__init__()
        self.quant = QuantStub(1.0)
        self.dequant = DeQuantStub()

    def forward(self, cells, cell_valid):
        cells = self.quant(cells)
        cell_valid = self.quant(cell_valid)  #> MQ402
        return self.dequant(cells * cell_valid)
"""),
    )
    VALID: ClassVar = (
        """\
from torch import nn
from torch.quantization import DeQuantStub, QuantStub


class OwnStubs(nn.Module):
    def __init__(self):
        super().__init__()
        self.feat_quant = QuantStub()
        self.mask_quant = QuantStub()
        self.dequant = DeQuantStub()

    def forward(self, inputs):
        feat = self.feat_quant(inputs["feat"])
        mask = self.mask_quant(inputs["mask"].float())
        return self.dequant(feat * mask)
""",
        """\
from horizon_plugin_pytorch.quantization import QuantStub
from torch import nn
from torch.quantization import DeQuantStub


class FixedInput(nn.Module):
    def __init__(self):
        super().__init__()
        self.quant = QuantStub(scale=1 / 64)
        self.dequant = DeQuantStub()

    def forward(self, gate_logits, mask):
        gate_logits = self.quant(gate_logits)
        mask = self.quant(mask)
        return self.dequant(gate_logits * mask)
""",
        """\
from mmengine.registry import MODELS
from torch import nn
from torch.quantization import DeQuantStub, QuantStub


class RegistryStub(nn.Module):
    def __init__(self, quant):
        super().__init__()
        self.quant = MODELS.build(quant)
        self.entry = QuantStub()
        self.dequant = DeQuantStub()

    def forward(self, image, feat, valid):
        image = self.dequant(self.entry(image))
        return image, self.quant(feat), self.quant(valid)
""",
    )

    def __init__(self, settings: Settings, target: Target) -> None:
        super().__init__(settings, target)
        self._calls: dict[Loc, list[_Call]] = {}
        self._taken: dict[object, set[str]] = {}
        """What sorts of masks each call takes, whatever instance it is of; "data" for what is none."""

    def on_quantize(self, quantize: Quantize) -> Iterator[Report]:
        stub, grid = quantize.stub, quantize.grid
        role = self._role(quantize)
        if role:
            sort = _sort(quantize.operand.tensor) if role == "mask" else role
            self._taken.setdefault(quantize.site.node, set()).add(sort)
        if stub is None or stub.loc.key == "*" or grid.exact or grid.scale is not None:
            return
        if role:
            self._calls.setdefault(stub.loc, []).append(_Call(quantize, role, _turn_of(quantize)))
        yield from ()

    def _role(self, quantize: Quantize) -> str:
        """A mask, data, or nothing that speaks: zeros or ones take no scale from anyone."""
        tensor = quantize.operand.tensor
        if tensor is not None and tensor.is_mask:
            return "mask"
        if tensor is not None and tensor.constant in (0, 1):
            return ""
        if tensor is not None and tensor.is_data:
            return "data"
        named = tensor is not None and tensor.is_named_mask
        return "mask" if named or is_mask_node(quantize.operand.node) else "data"

    def finish(self) -> Iterator[Report]:
        for calls in self._calls.values():
            data = [call for call in calls if call.role == "data"]
            for call in calls:
                if call.role == "mask":
                    other = _beside(call, data)
                    if other is not None:
                        yield self._shared(call, other)
        self._calls.clear()

    def _shared(self, call: _Call, other: _Call) -> Report:
        mask, data = call.quantize, other.quantize
        stub = mask.grid.stub
        details = {"grid": mask.grid, "taken": self._taken[mask.site.node]}
        if mask.site.node is data.site.node:
            takes_mask, takes_data = _told_apart(call, other)
            return self.report(
                mask,
                "in turn",
                ways=[step(mask.site, Words("both", stub), None)],
                details=details,
                stub=stub,
                mask=takes_mask,
                data=takes_data,
            )
        return self.report(
            mask,
            "shared",
            ways=[
                step(data.site, Words("data", stub), data.operand.trace),
                step(mask.site, Words("quantized", stub), mask.operand.trace),
            ],
            details=details,
            stub=stub,
            mask=mask.operand.node or "a mask",
            data=data.operand.node or "data",
        )

    def repair(self, report: Report, builder: Builder) -> Iterator[Fix]:
        taken, grid = report.details["taken"], report.details["grid"]
        node = report.site.node
        assert isinstance(taken, set)
        assert isinstance(grid, Grid)
        stub = builder.own_stub(grid, is_binary=taken == {"binary"})
        message = "give the mask a stub of its own"
        # A call that takes both in turn is parted by hand, or not at all.
        if stub is None or "data" in taken or not isinstance(node, cst.Call):
            yield builder.advice(message)
            return
        yield builder.safe(message, *stub.edits, builder.replace(node.func, stub.spelling))


def _sort(tensor: Tensor | None) -> str:
    if tensor is None:
        return ""
    return "binary" if tensor.kind == "bool" else tensor.mask


def _turn_of(quantize: Quantize) -> tuple[Context, tuple[int, ...]]:
    """Through which calls, and in which rounds of the loops around it, a stub's call is reached."""
    return quantize.frame.context, quantize.frame.iteration


def _beside(call: _Call, data: Sequence[_Call]) -> _Call | None:
    """A call on data for one on a mask, best elsewhere.

    Two possibilities of one call in one turn are two ways in which one value came about.
    """
    node = call.quantize.site.node
    others = [one for one in data if one.quantize.site.node is not node]
    others += [one for one in data if one.quantize.site.node is node and one.turn != call.turn]
    return others[0] if others else None


def _told_apart(call: _Call, other: _Call) -> tuple[cst.CSTNode | str, cst.CSTNode | str]:
    """What tells two turns of one call apart: the calls that lead to it, or the rounds."""
    ours, theirs = _callers(call.turn[0]), _callers(other.turn[0])
    for one, another in zip(ours, theirs, strict=False):
        if one is not another and one.site is not None and another.site is not None:
            if one.site.node is not another.site.node:
                return one.site.node, another.site.node
            break
    rounds = [each for each in zip(call.turn[1], other.turn[1], strict=False) if each[0] != each[1]]
    if rounds:
        return f"round {rounds[0][0] + 1}", f"round {rounds[0][1] + 1}"
    return call.quantize.operand.node or "a mask", "data"


def _callers(context: Context) -> list[Context]:
    """The contexts that lead to one, the outermost first."""
    result: list[Context] = []
    current: Context | None = context
    while current is not None:
        result.insert(0, current)
        current = current.parent
    return result
