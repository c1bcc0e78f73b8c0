"""MQ504: non-bool-condition."""

from __future__ import annotations

from collections.abc import Iterator
from typing import ClassVar

from maskqlint.findings import Fix, Severity
from maskqlint.flow.events import Condition, Operand
from maskqlint.repairs import Builder
from maskqlint.rule import Example, Report, Rule, Text


class NonBoolCondition(Rule):
    """## What it does
    Reports `masked_fill` or `where` on a quantized tensor with a float, integer or quantized condition.

    ## Why is this bad?
    The BPU's `where` takes a bool8 condition, and a QTensor's masked_fill asserts it.

    ## Example
    ```python
    y = x.masked_fill(mask.float(), 0)
    ```

    ## Use instead
    ```python
    y = x.masked_fill(mask, 0)
    ```

    ## Fix safety
    Unsafe: that the condition is true where it is not 0 is what `masked_fill` used to take it for, and `where` may not.

    ## References
    Operator list of OpenExplorer 3.0.22: where, masked_fill.
    """

    code = "MQ504"
    name = "non-bool-condition"
    severity = Severity.ERROR
    messages: ClassVar = {
        "condition": Text(
            "{condition} is {kind} tensor, and {operator} on a quantized tensor asks for a bool condition",
            "{condition} 不是 bool 张量（{kind}），而量化张量上的 {operator} 要求 bool 条件",
        ),
    }

    INVALID: ClassVar = (
        Example("""\
from torch import nn
from torch.ao.quantization import DeQuantStub, QuantStub


class ScoreFilter(nn.Module):
    def __init__(self):
        super().__init__()
        self.quant = QuantStub()
        self.dequant = DeQuantStub()
        self.softmax = nn.Softmax(dim=-1)

    def forward(self, scores, blocked):
        scores = self.quant(scores)
        blocked = blocked.int()
        scores = scores.masked_fill(blocked, -100.0)  #> MQ504
        return self.dequant(self.softmax(scores))
"""),
        Example("""\
from torch import nn
from torch.ao.quantization import DeQuantStub, QuantStub


class PairMask(nn.Module):
    def __init__(self):
        super().__init__()
        self.pair_quant = QuantStub()
        self.dequant = DeQuantStub()

    def forward(self, pairs, age):
        pairs = self.pair_quant(pairs)
        young = (age < 2).float()
        both = young[:, :, None] * young[:, None, :]
        pairs = pairs.masked_fill(value=0.0, mask=both)  #> MQ504
        return self.dequant(pairs)
"""),
        Example("""\
from torch import LongTensor, Tensor, nn
from torch.ao.quantization import DeQuantStub, QuantStub


class SegmentReset(nn.Module):
    def __init__(self, dim=32):
        super().__init__()
        self.state_quant = QuantStub()
        self.dequant = DeQuantStub()
        self.cell = nn.GRUCell(dim, dim)

    def forward(self, state: Tensor, first: LongTensor):
        state = self.cell(self.state_quant(state))
        state = state.masked_fill(first, 0.0)  #> MQ504
        return self.dequant(state)
"""),
    )
    VALID: ClassVar = (
        """\
from torch import nn
from torch.ao.quantization import DeQuantStub, QuantStub


class FillRaw(nn.Module):
    def __init__(self):
        super().__init__()
        self.quant = QuantStub()
        self.dequant = DeQuantStub()
        self.fc = nn.Linear(6, 6)

    def forward(self, x, gone):
        x = x.masked_fill(gone.byte(), 0.0)
        return self.dequant(self.fc(self.quant(x)))
""",
        """\
import torch
from horizon_plugin_pytorch.quantization import QuantStub
from torch import nn


class Augment(nn.Module):
    def __init__(self):
        super().__init__()
        self.image_quant = QuantStub()
        self.stem = nn.Conv2d(3, 8, 3)

    def forward(self, image, noise, flip):
        use = flip.float()
        image = torch.where(use, noise, image)
        return self.stem(self.image_quant(image))
""",
        """\
import torch
from torch import nn
from torch.ao.quantization import DeQuantStub, QuantStub


class RawBool(nn.Module):
    def __init__(self):
        super().__init__()
        self.quant = QuantStub()
        self.dequant = DeQuantStub()

    def forward(self, tokens, pad):
        tokens = self.quant(tokens)
        tokens = tokens.masked_fill(pad.bool(), 0.0)
        tokens = tokens.masked_fill(pad.to(dtype=torch.bool), 0.0)
        return self.dequant(tokens)
""",
    )

    cause = "condition"

    def on_condition(self, event: Condition) -> Iterator[Report]:
        condition = event.condition.tensor
        if not event.target.is_quantized or condition is None:
            return
        if condition.kind not in ("float", "int", "quantized"):
            return
        kinds = {"float": "a float", "int": "an integer", "quantized": "a quantized"}
        yield self.report(
            event,
            "condition",
            ways=[event.target.trace, event.condition.trace],
            details={"condition": event.condition},
            condition=event.condition.node or "the condition",
            kind=kinds[condition.kind],
            operator=event.operator,
        )

    def repair(self, report: Report, builder: Builder) -> Iterator[Fix]:
        condition = report.details["condition"]
        assert isinstance(condition, Operand)
        if condition.node is None:
            yield builder.advice("compare with 0 to get a bool condition")
            return
        new = builder.logical_not(f"{builder.operand(condition.node)} == 0")
        message = "compare with 0 to get a bool condition (where it stands for true and false)"
        yield builder.unsafe(message, builder.replace(condition.node, new))
