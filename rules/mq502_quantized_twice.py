"""MQ502: quantized-twice."""

from __future__ import annotations

from collections.abc import Iterator
from typing import ClassVar

from maskqlint.findings import Fix, Severity
from maskqlint.flow.events import Operand, Quantize
from maskqlint.flow.values import Step, Words, step
from maskqlint.repairs import Builder
from maskqlint.repairs.dropping import dropped
from maskqlint.rule import Example, Report, Rule, Text
from maskqlint.settings import Settings
from maskqlint.targets import Target

from .common import stub_of


class QuantizedTwice(Rule):
    """## What it does
    Reports a stub on what is quantized already.

    ## Why is this bad?
    The value is rounded twice, on two scales; the second observer sees the first one's grid.

    ## Example
    ```python
    x = self.quant_b(self.quant_a(x))
    ```

    ## Use instead
    ```python
    x = self.quant_a(x)
    ```

    ## Fix safety
    Safe where the value is quantized on every way, for a stub is the identity in float; unsafe where that is a caller's to
    say. Where it is quantized on some ways only, or not by every caller, no command applies it.

    ## References
    Horizon's rules for QuantStub.
    """

    code = "MQ502"
    name = "quantized-twice"
    severity = Severity.WARNING
    messages: ClassVar = {
        "twice": Text(
            "{value} was quantized by {first} already; {stub} rounds it a second time, on another scale",
            "{value} 已由 {first} 量化；{stub} 又以另一个 scale 再次舍入",
        ),
        "again": Text(
            "{value} was quantized by {stub} already, and comes back to it",
            "{value} 已由 {stub} 量化，又再次传入同一个 stub",
        ),
    }

    INVALID: ClassVar = (
        Example("""\
from torch import nn
from torch.ao.quantization import DeQuantStub, QuantStub


class Forgetful(nn.Module):
    def __init__(self):
        super().__init__()
        self.quant = QuantStub()
        self.dequant = DeQuantStub()
        self.stem = nn.Conv2d(64, 64, 1)

    def forward(self, bev):
        bev = self.quant(bev)
        bev = bev.flatten(2)
        bev = self.quant(bev)  #> MQ502
        return self.dequant(self.stem(bev))
"""),
        Example("""\
from torch import nn
from torch.ao.quantization import DeQuantStub, QuantStub


class OptionalSide(nn.Module):
    def __init__(self):
        super().__init__()
        self.main_quant = QuantStub()
        self.join_quant = QuantStub()
        self.dequant = DeQuantStub()
        self.enrich = nn.Linear(16, 16)

    def forward(self, x, rich=False):
        if rich:
            x = self.enrich(self.main_quant(x))
        x = self.join_quant(x)  #> MQ502
        return self.dequant(x)
"""),
        Example("""\
from horizon_plugin_pytorch.quantization import QuantStub
from torch import nn
from torch.quantization import DeQuantStub


class CastBetween(nn.Module):
    def __init__(self):
        super().__init__()
        self.first = QuantStub()
        self.second = QuantStub()
        self.dequant = DeQuantStub()
        self.fc = nn.Linear(24, 24)

    def forward(self, x):
        x = self.fc(self.first(x)).float()
        x = self.second(x)  #> MQ502
        return self.dequant(x)
"""),
    )
    VALID: ClassVar = (
        """\
from torch import nn
from torch.quantization import DeQuantStub, QuantStub


class TwoBranches(nn.Module):
    def __init__(self):
        super().__init__()
        self.left_quant = QuantStub()
        self.right_quant = QuantStub()
        self.dequant = DeQuantStub()

    def forward(self, x):
        raw = x
        x = self.left_quant(x)
        left = self.dequant(x)
        x = raw
        x = self.right_quant(x)
        return left, self.dequant(x)
""",
        """\
from torch import nn
from torch.ao.quantization import DeQuantStub, QuantStub


class FrameByFrame(nn.Module):
    def __init__(self):
        super().__init__()
        self.quant = QuantStub()
        self.dequant = DeQuantStub()
        self.conv = nn.Conv2d(3, 8, 3)

    def forward(self, frames):
        outputs = []
        for frame in frames:
            frame = self.quant(frame)
            outputs.append(self.dequant(self.conv(frame)))
        return outputs
""",
        """\
from horizon_plugin_pytorch.quantization import QuantStub
from torch import nn
from torch.quantization import DeQuantStub


class Rescale(nn.Module):
    def __init__(self):
        super().__init__()
        self.fine = QuantStub()
        self.coarse = QuantStub()
        self.dequant = DeQuantStub()

    def forward(self, x):
        x = self.fine(x)
        x = self.dequant(x)
        x = self.coarse(x)
        return self.dequant(x)
""",
    )

    cause = "twice"

    def __init__(self, settings: Settings, target: Target) -> None:
        super().__init__(settings, target)
        self._needed = set[object]()  # calls that are handed what is not quantized, too

    def on_quantize(self, quantize: Quantize) -> Iterator[Report]:
        grid = quantize.operand.grid
        if not quantize.operand.is_quantized or grid is None:
            if quantize.frame.context.site is not None:
                self._needed.add(quantize.site.node)
            return
        is_same = stub_of(grid) is not None and stub_of(grid) is stub_of(quantize.grid)
        yield self.report(
            quantize,
            "again" if is_same else "twice",
            ways=[_way_back(quantize)],
            details={"operand": quantize.operand},
            value=quantize.operand.node or "its operand",
            stub=quantize.grid.stub,
            first=grid.stub,
        )

    def repair(self, report: Report, builder: Builder) -> Iterator[Fix]:
        operand = report.details["operand"]
        assert isinstance(operand, Operand)
        if operand.node is None:
            yield builder.advice("drop one of the stubs")
            return
        edit = dropped(builder, report.site.node, operand.node)
        certain = builder.is_certain(operand)
        if certain:
            yield builder.safe("drop the second stub", edit)
        elif certain is None and report.site.node not in self._needed:
            yield builder.unsafe("drop the second stub (where every caller has quantized)", edit)
        else:
            yield builder.advice("quantize on the ways on which the value is not quantized yet")


def _way_back(quantize: Quantize) -> Step | None:
    """The operand's way; where it comes from this very call, the calls in between lead to its end."""
    way, node = quantize.operand.trace, quantize.site.node
    steps: list[Step] = []
    while way is not None:
        steps.append(way)
        way = way.before
    if all(each.site.node is not node for each in steps):
        return quantize.operand.trace
    result: Step | None = None
    for each in reversed(steps):
        if each.site.node is not node and each.words.template == "passed":
            result = step(each.site, each.words, result, each.context)
    return step(quantize.site, Words("again", quantize.grid.stub), result)
