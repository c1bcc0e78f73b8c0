"""MQ202: unquantized-mask."""

from __future__ import annotations

from collections.abc import Iterator
from typing import ClassVar

from maskqlint.findings import Fix, Severity
from maskqlint.flow.events import Arithmetic, Operand
from maskqlint.repairs import Builder
from maskqlint.rule import Example, Report, Rule, Text

from .common import filled_instead


class UnquantizedMask(Rule):
    """## What it does
    Reports a float tensor made from a mask (0/1, 0/-100 by a fill, 0/1 times a number) that passed no stub and meets a quantized
    tensor in arithmetic.

    ## Why is this bad?
    It is re-observed silently in QAT, but it is no quantized operand and cannot stay on the BPU.

    ## Example
    ```python
    y = x * mask.float()
    ```

    ## Use instead
    ```python
    y = x * self.quant_mask(mask.float())
    ```

    ## Fix safety
    The stub is safe: it is the identity in float. `masked_fill`, in a function outside any module, is unsafe.

    ## References
    FloatFunctional.mul of a QTensor and a plain tensor, Horizon plugin 2.5.9.
    """

    code = "MQ202"
    name = "unquantized-mask"
    severity = Severity.WARNING
    messages: ClassVar = {
        "meets": Text(
            "{mask} is a float mask that passed no stub and meets the quantized {value} in {operator}: it cannot stay on the BPU",
            "{mask} 是未经量化的浮点掩码，与已量化的 {value} 一起进入 {operator}：无法留在 BPU 上",
        ),
    }

    INVALID: ClassVar = (
        Example("""\
import torch
from torch import nn
from torch.ao.quantization import DeQuantStub, QuantStub


class ScoreShift(nn.Module):
    def __init__(self):
        super().__init__()
        self.score_quant = QuantStub()
        self.dequant = DeQuantStub()

    def forward(self, scores, taken):
        scores = self.score_quant(scores)
        used = torch.logical_not(taken == 0).float()
        scores = scores - used  #> MQ202
        return self.dequant(scores)
"""),
        Example("""\
import torch
from torch import nn
from torch.ao.quantization import DeQuantStub, QuantStub


class FeatureDrop(nn.Module):
    def __init__(self):
        super().__init__()
        self.bev_quant = QuantStub()
        self.dequant = DeQuantStub()

    def forward(self, bev, blind_area):
        bev = self.bev_quant(bev)
        outside = 1.0 - (blind_area > 0).to(torch.float32)
        bev = torch.mul(outside, bev)  #> MQ202
        return self.dequant(bev)
"""),
        Example("""\
from torch import nn
from torch.quantization import DeQuantStub, QuantStub


class CrossAttentionScores(nn.Module):
    def __init__(self):
        super().__init__()
        self.score_quant = QuantStub()
        self.dequant = DeQuantStub()

    def forward(self, scores, lengths):
        scores = self.score_quant(scores)
        penalty = (lengths < 1).float() * -50.0
        scores = scores.add(penalty[:, None])  #> MQ202
        return self.dequant(scores)
"""),
    )
    VALID: ClassVar = (
        """\
from torch import nn


class FloatPooling(nn.Module):
    def __init__(self, dim):
        super().__init__()
        self.fc = nn.Linear(dim, dim)

    def forward(self, tokens, lengths):
        alive = (lengths > 0).float()
        tokens = self.fc(tokens) * alive[..., None]
        scores = tokens.sum(-1) + (1 - alive) * -100.0
        return scores.softmax(-1)
""",
        """\
from torch import nn
from torch.quantization import DeQuantStub, QuantStub


class MaskFirst(nn.Module):
    def __init__(self):
        super().__init__()
        self.quant = QuantStub()
        self.dequant = DeQuantStub()
        self.fc = nn.Linear(6, 32)

    def forward(self, agents, agent_age):
        alive = (agent_age > 0).float()
        agents = agents * alive[..., None]
        feat = self.fc(self.quant(agents))
        return self.dequant(feat)
""",
        """\
from torch import nn
from torch.quantization import DeQuantStub, QuantStub


class ScaledScores(nn.Module):
    def __init__(self, dim=64, drop=False):
        super().__init__()
        self.factor = dim**-0.5
        self.drop = drop
        self.quant = QuantStub()
        self.dequant = DeQuantStub()

    def forward(self, q):
        q = self.quant(q)
        q = q * self.factor
        q = q * (1.0 if self.drop else 0.0)
        q = q + 0.5
        return self.dequant(q / 8)
""",
    )

    def on_arithmetic(self, arithmetic: Arithmetic) -> Iterator[Report]:
        for quantized, other in (
            (arithmetic.left, arithmetic.right),
            (arithmetic.right, arithmetic.left),
        ):
            tensor = other.tensor
            if (
                not quantized.is_quantized
                or tensor is None
                or not (tensor.kind in ("float", "any") and tensor.mask and tensor.grid is None)
            ):
                continue
            yield self.report(
                arithmetic,
                "meets",
                ways=[quantized.trace, other.trace],
                details={"quantized": quantized, "other": other, "operator": arithmetic.operator},
                value=quantized.node or "other operand",
                mask=other.node or "one operand",
                operator=arithmetic.operator,
            )
            return

    def repair(self, report: Report, builder: Builder) -> Iterator[Fix]:
        arithmetic = report.event
        other = report.details["other"]
        quantized = report.details["quantized"]
        assert isinstance(arithmetic, Arithmetic)
        assert isinstance(other, Operand)
        assert isinstance(quantized, Operand)
        wrapped = builder.quantized(other, quantized, "give the mask a stub of its own")
        if wrapped is not None:
            yield wrapped
        filled = filled_instead(builder, arithmetic, quantized, other)
        if filled is not None:
            yield filled
        if wrapped is None and filled is None:
            yield builder.advice(
                "write self.quant_mask(mask.to(torch.float)), with a stub of its own"
            )
