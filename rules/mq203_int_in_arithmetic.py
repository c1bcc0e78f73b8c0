"""MQ203: int-in-arithmetic."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, ClassVar

from maskqlint.findings import Fix, Severity
from maskqlint.flow.events import Arithmetic, Operand
from maskqlint.flow.values import Site, Tensor
from maskqlint.repairs import Builder
from maskqlint.rule import Example, Report, Rule, Text

from .common import filled_instead, keeps_integers

if TYPE_CHECKING:
    from maskqlint.settings import Settings
    from maskqlint.targets import Target


class IntInArithmetic(Rule):
    """## What it does
    Reports an integer tensor (`mask.to(torch.int16)`, `mask * -100`, an index) that meets a quantized tensor in arithmetic.

    ## Why is this bad?
    `.to(torch.int16)` looks like the chip's int16 but makes a plain tensor without a scale: the operator falls to the CPU.

    ## Example
    ```python
    y = x * mask.to(torch.int16)
    ```

    ## Use instead
    ```python
    y = x * self.quant_mask(mask.to(torch.float))
    ```

    ## Fix safety
    The stub is safe: a product takes integers as float. A cast of 0/1 is replaced by a cast to float, any other one stays.
    `masked_fill`, in a function outside any module, is unsafe.

    ## References
    The report's section 4.1.
    """

    code = "MQ203"
    name = "int-in-arithmetic"
    severity = Severity.ERROR
    messages: ClassVar = {
        "meets": Text(
            "{mask} is an integer tensor and meets the quantized {value} in {operator}: it is a plain tensor with no scale, and runs on the CPU",
            "{mask} 是整型张量，与已量化的 {value} 一起进入 {operator}：它是没有 scale 的普通张量，会在 CPU 上运行",
        ),
    }

    INVALID: ClassVar = (
        Example("""\
from torch import nn
from torch.quantization import DeQuantStub, QuantStub


class GoalHead(nn.Module):
    def __init__(self):
        super().__init__()
        self.quant = QuantStub()
        self.dequant = DeQuantStub()

    def forward(self, goals, reachable):
        goals = self.quant(goals)
        return self.dequant(reachable.long().unsqueeze(-1) * goals)  #> MQ203: reachable.long().unsqueeze(-1) * goals
"""),
        Example("""\
import torch
from torch import nn
from torch.ao.quantization import DeQuantStub, QuantStub


class ChannelShift(nn.Module):
    def __init__(self):
        super().__init__()
        self.quant = QuantStub()
        self.dequant = DeQuantStub()

    def forward(self, boxes):
        boxes = self.quant(boxes)
        strides = torch.tensor([8, 8, 16, 16])
        return self.dequant(boxes * strides)  #> MQ203: boxes * strides
"""),
        Example("""\
from torch import nn
from torch.ao.quantization import DeQuantStub, QuantStub


class ScoreMasking(nn.Module):
    def __init__(self):
        super().__init__()
        self.quant = QuantStub()
        self.dequant = DeQuantStub()

    def forward(self, scores, kv_lengths):
        scores = self.quant(scores)
        penalty = (kv_lengths == 0) * -100
        scores = scores + penalty[:, None, :]  #> MQ203
        return self.dequant(scores.softmax(dim=-1))
"""),
    )
    VALID: ClassVar = (
        """\
from torch import nn
from torch.quantization import DeQuantStub, QuantStub


class CameraScale(nn.Module):
    def __init__(self, height):
        super().__init__()
        self.height = height
        self.quant = QuantStub()
        self.dequant = DeQuantStub()

    def forward(self, depth, focal, num_valid):
        depth = self.quant(depth)
        depth = depth * focal
        depth = depth * self.height
        return self.dequant(depth / num_valid)
""",
        """\
import torch
from torch import nn
from torch.quantization import DeQuantStub, QuantStub


class RowEncoding(nn.Module):
    def __init__(self):
        super().__init__()
        self.quant = QuantStub()
        self.row_quant = QuantStub()
        self.dequant = DeQuantStub()

    def forward(self, feat):
        rows = torch.arange(feat.shape[2])
        rows = self.row_quant(rows.to(torch.float32))
        feat = self.quant(feat)
        return self.dequant(feat + rows[:, None])
""",
        """\
from torch import nn
from torch.ao.quantization import DeQuantStub, QuantStub


class TypeEmbedding(nn.Module):
    def __init__(self, num_types=6, dim=64):
        super().__init__()
        self.quant = QuantStub()
        self.type_quant = QuantStub()
        self.dequant = DeQuantStub()
        self.table = nn.Embedding(num_types, dim)

    def forward(self, agents, kinds):
        kinds = self.table(kinds.long())
        agents = self.quant(agents) + self.type_quant(kinds)
        return self.dequant(agents)
""",
    )

    def __init__(self, settings: Settings, target: Target) -> None:
        super().__init__(settings, target)
        self._cut: set[Site] = set()
        self._unsure: dict[Site, Report] = {}

    def on_arithmetic(self, arithmetic: Arithmetic) -> Iterator[Report]:
        for quantized, other in (
            (arithmetic.left, arithmetic.right),
            (arithmetic.right, arithmetic.left),
        ):
            tensor = other.tensor
            if not quantized.is_quantized or tensor is None or tensor.kind != "int":
                continue
            if self._is_cut(tensor):
                self._cut.add(arithmetic.site)
                continue
            report = self.report(
                arithmetic,
                "meets",
                ways=[quantized.trace, other.trace],
                details={"quantized": quantized, "other": other, "operator": arithmetic.operator},
                value=quantized.node or "other operand",
                mask=other.node or "one operand",
                operator=arithmetic.operator,
            )
            if tensor.is_entry:
                # Where a known caller's integer is cut from a grid, that is what is wrong.
                self._unsure.setdefault(arithmetic.site, report)
            else:
                yield report
            return

    def finish(self) -> Iterator[Report]:
        for site, report in self._unsure.items():
            if site not in self._cut:
                yield report

    def _is_cut(self, tensor: Tensor) -> bool:
        """An integer cut from a grid is MQ301's, at the cast."""
        grid = tensor.derived
        return grid is not None and not keeps_integers(grid) and tensor.made is None

    def repair(self, report: Report, builder: Builder) -> Iterator[Fix]:
        arithmetic = report.event
        other = report.details["other"]
        quantized = report.details["quantized"]
        assert isinstance(arithmetic, Arithmetic)
        assert isinstance(other, Operand)
        assert isinstance(quantized, Operand)
        wrapped = builder.quantized(other, quantized, "make it float and give it a stub of its own")
        if wrapped is not None:
            yield wrapped
        filled = filled_instead(builder, arithmetic, quantized, other)
        if filled is not None:
            yield filled
        if wrapped is None and filled is None:
            yield builder.advice(
                "write self.quant_mask(mask.to(torch.float)), with a stub of its own"
            )
