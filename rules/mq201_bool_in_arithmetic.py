"""MQ201: bool-in-arithmetic."""

from __future__ import annotations

from collections.abc import Iterator
from typing import ClassVar

from maskqlint.findings import Fix, Severity
from maskqlint.flow.events import Arithmetic, Operand
from maskqlint.repairs import Builder
from maskqlint.rule import Example, Report, Rule, Text

from .common import filled_instead


class BoolInArithmetic(Rule):
    """## What it does
    Reports a bool tensor that meets a quantized one in mul, add, sub, div, matmul, maximum or minimum.

    ## Why is this bad?
    The BPU's `mul` takes int8 and int16 on both sides. A bool operand is cast to float32 on the CPU: the graph is cut in two. On
    torch's converted tensors it raises.

    ## Example
    ```python
    y = x * mask
    ```

    ## Use instead
    ```python
    y = x * self.quant_mask(mask.to(torch.float))
    ```

    ## Fix safety
    The stub is safe: in float the product of a tensor and a 0/1 float mask is that with the bool mask, bit for bit, and a stub
    is the identity. In a function outside any module `masked_fill` is written, which is unsafe: inf and nan go where they
    stayed in the product.

    ## References
    The report's section 4.1; operator list of OpenExplorer 3.0.22.
    """

    code = "MQ201"
    name = "bool-in-arithmetic"
    severity = Severity.ERROR
    messages: ClassVar = {
        "meets": Text(
            "{mask} is a bool tensor and meets the quantized {value} in {operator}: the BPU takes int8 and int16 there, so it is cast on the CPU",
            "{mask} 是 bool 张量，与已量化的 {value} 一起进入 {operator}：BPU 只支持 int8/int16，因此会在 CPU 上做类型转换",
        ),
    }

    INVALID: ClassVar = (
        Example("""\
import torch.nn as nn
from torch.ao import quantization as tq


class ReluByHand(nn.Module):
    def __init__(self):
        super().__init__()
        self.quant = tq.QuantStub()
        self.dequant = tq.DeQuantStub()
        self.conv = nn.Conv2d(16, 16, 3, padding=1)

    def forward(self, x):
        x = self.conv(self.quant(x))
        x = x * (x > 0)  #> MQ201: x * (x > 0)
        return self.dequant(x)
"""),
        Example("""\
from horizon_plugin_pytorch.quantization import QuantStub
from torch import nn
from torch.quantization import DeQuantStub


class MaskedMean(nn.Module):
    def __init__(self):
        super().__init__()
        self.quant_sum = QuantStub()
        self.dequant = DeQuantStub()

    def forward(self, feat_sum, count):
        feat_sum = self.quant_sum(feat_sum)
        nonempty = count >= 1
        mean = feat_sum.div(nonempty)  #> MQ201
        return self.dequant(mean)
"""),
        Example("""\
from torch import mul, nn
from torch.quantization import DeQuantStub, QuantStub

product = mul


class ContextGate(nn.Module):
    def __init__(self):
        super().__init__()
        self.quant = QuantStub()
        self.dequant = DeQuantStub()

    def forward(self, context, present):
        context = self.quant(context)
        known = present == 1
        context = product(context, known)  #> MQ201
        return self.dequant(context)
"""),
    )
    VALID: ClassVar = (
        """\
from horizon_plugin_pytorch.quantization import QuantStub
from torch import nn
from torch.quantization import DeQuantStub


class CroppedInput(nn.Module):
    def __init__(self):
        super().__init__()
        self.quant = QuantStub()
        self.dequant = DeQuantStub()
        self.stem = nn.Conv2d(3, 32, 3, stride=2)

    def forward(self, image, fov):
        image = image * (fov > 0)
        image *= fov.bool()
        return self.dequant(self.stem(self.quant(image)))
""",
        """\
from mmdet3d.registry import MODELS
from torch import nn
from torch.quantization import DeQuantStub, QuantStub


class GatedFusion(nn.Module):
    def __init__(self, gate):
        super().__init__()
        self.quant = QuantStub()
        self.dequant = DeQuantStub()
        self.gate = MODELS.build(gate)

    def forward(self, feat, img_metas, mask):
        valid = self.gate(img_metas)
        feat = self.quant(feat)
        return self.dequant(feat * valid), self.dequant(feat * mask)
""",
        """\
from torch import nn
from torch.ao.quantization import DeQuantStub, QuantStub


class GridMasks(nn.Module):
    def __init__(self):
        super().__init__()
        self.quant = QuantStub()
        self.dequant = DeQuantStub()

    def forward(self, bev, drivable, crossing):
        area = (drivable > 0) * (crossing > 0)
        union = (drivable > 0) + (crossing > 0)
        penalty = area * -100.0
        share = area.float().mean()
        return self.dequant(self.quant(bev)), union, penalty, share
""",
    )

    def on_arithmetic(self, arithmetic: Arithmetic) -> Iterator[Report]:
        for quantized, other in (
            (arithmetic.left, arithmetic.right),
            (arithmetic.right, arithmetic.left),
        ):
            tensor = other.tensor
            if not quantized.is_quantized or tensor is None or tensor.kind != "bool":
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
        message = "cast the mask to float and give it a stub of its own"
        wrapped = builder.quantized(other, quantized, message)
        if wrapped is not None:
            yield wrapped
        filled = filled_instead(builder, arithmetic, quantized, other)
        if filled is not None:
            yield filled
        if wrapped is None and filled is None:
            yield builder.advice(
                "write self.quant_mask(mask.to(torch.float)), with a stub of its own"
            )
