"""MQ301: int-cast-of-quantized."""

from __future__ import annotations

from collections.abc import Iterator
from typing import ClassVar

from maskqlint.findings import Fix, Severity
from maskqlint.flow.events import Cast, Operand
from maskqlint.repairs import Builder
from maskqlint.rule import Example, Report, Rule, Text

from .common import keeps_integers


class IntCastOfQuantized(Rule):
    """## What it does
    Reports an integer cast of a rounded value: `.to(torch.int16)`, `.int()`, `.long()`, `.short()`, `.char()`, `.byte()`, `.type(...)`.

    ## Why is this bad?
    The cast truncates: 1 that came back as 0.9997 becomes 0, for about half of all scales. It leaves the quantized domain, too.

    ## Example
    ```python
    index = self.quant(ids).long()
    ```

    ## Use instead
    ```python
    index = ids.long()
    ```

    ## Fix safety
    Casting the raw tensor is safe. Where it is not in reach the value is dequantized and rounded first, which is unsafe: the
    same where the values are whole numbers.

    ## References
    Horizon plugin 2.5.9: `.to(int dtype)` of a QTensor is a plain, truncated integer tensor.
    """

    code = "MQ301"
    name = "int-cast-of-quantized"
    severity = Severity.ERROR
    messages: ClassVar = {
        "truncates": Text(
            "{value} was rounded by {stub} and an integer cast truncates: 1 that came back as 0.9997 becomes 0",
            "{value} 已由 {stub} 舍入，而整型转换会截断：1 若变为 0.9997，转换后就是 0",
        ),
    }

    INVALID: ClassVar = (
        Example("""\
from horizon_plugin_pytorch.quantization import QuantStub
from torch import nn


class SignalPhase(nn.Module):
    def __init__(self):
        super().__init__()
        self.phase_quant = QuantStub(scale=0.3)

    def forward(self, phase):
        phase = self.phase_quant(phase)
        return phase.long()  #> MQ301: phase.long()
"""),
        Example("""\
import torch
from horizon_plugin_pytorch.quantization import QuantStub
from torch import nn


class MaskExport(nn.Module):
    def __init__(self):
        super().__init__()
        self.mask_quant = QuantStub()

    def forward(self, valid):
        valid = self.mask_quant(valid)
        return valid.to(torch.int16)  #> MQ301: valid.to(torch.int16)
"""),
        Example("""\
from torch import nn
from torch.quantization import DeQuantStub, QuantStub


class FrameCounter(nn.Module):
    def __init__(self):
        super().__init__()
        self.quant = QuantStub()
        self.dequant = DeQuantStub()
        self.rnn = nn.Linear(8, 8)

    def forward(self, frames, age):
        age = self.dequant(self.quant(age))
        return age.int()  #> MQ301: age.int()
"""),
    )
    VALID: ClassVar = (
        """\
import torch
from horizon_plugin_pytorch.quantization import QuantStub
from torch import nn


class TypeIds(nn.Module):
    def __init__(self):
        super().__init__()
        self.type_quant = QuantStub(1)

    def forward(self, types):
        types = self.type_quant(types)
        return types.long(), types.to(torch.int32)
""",
        """\
from torch import nn
from torch.ao.quantization import DeQuantStub, QuantStub


class LaneCount(nn.Module):
    def __init__(self):
        super().__init__()
        self.quant = QuantStub()
        self.dequant = DeQuantStub()
        self.fc = nn.Linear(64, 1)

    def forward(self, road):
        count = self.dequant(self.fc(self.quant(road)))
        return count.round().long()
""",
        """\
import torch
from torch import nn
from torch.ao.quantization import DeQuantStub, QuantStub


class PresenceOutput(nn.Module):
    def __init__(self):
        super().__init__()
        self.quant = QuantStub()
        self.dequant = DeQuantStub()

    def forward(self, presence):
        presence = self.dequant(self.quant(presence))
        return presence.to(torch.bool), presence.bool().int()
""",
    )

    def on_cast(self, cast: Cast) -> Iterator[Report]:
        grid = cast.operand.grid
        if cast.to != "int" or grid is None or keeps_integers(grid):
            return
        yield self.report(
            cast,
            "truncates",
            ways=[cast.operand.trace],
            details={"rounded": cast.operand},
            value=cast.operand.node or "the value",
            stub=grid.stub,
        )

    def repair(self, report: Report, builder: Builder) -> Iterator[Fix]:
        rounded = report.details["rounded"]
        assert isinstance(rounded, Operand)
        raw = builder.on_raw("cast before the stub", rounded)
        if raw is not None:
            yield raw
        node = rounded.node
        dequant = builder.dequantizer() if rounded.is_quantized else None
        if node is not None and (dequant is not None or not rounded.is_quantized):
            first = builder.atom(node) if dequant is None else f"{dequant}({builder.text(node)})"
            message = (
                "round before the cast (where the value is a whole number, and the scale below 1)"
            )
            yield builder.unsafe(message, builder.replace(node, f"{first}.round()"))
        elif raw is None:
            yield builder.advice("cast before the stub, or dequantize, round and cast")
