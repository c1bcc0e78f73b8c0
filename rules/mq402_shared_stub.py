"""MQ402: shared-stub."""

from __future__ import annotations

from collections.abc import Iterator
from typing import ClassVar

import libcst as cst

from maskqlint.findings import Fix, Severity
from maskqlint.flow.events import Operand, Quantize
from maskqlint.flow.values import Grid, Loc, Words, step
from maskqlint.repairs import Builder
from maskqlint.rule import Example, Report, Rule, Text
from maskqlint.settings import Settings
from maskqlint.targets import Target

from .common import is_mask_node


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
        self._calls: dict[Loc, list[tuple[Quantize, bool]]] = {}

    def on_quantize(self, quantize: Quantize) -> Iterator[Report]:
        stub, grid = quantize.stub, quantize.grid
        if stub is None or stub.loc.key == "*" or grid.exact or grid.scale is not None:
            return
        is_mask = self._is_mask(quantize)
        tensor = quantize.operand.tensor
        if not is_mask and tensor is not None and tensor.constant in (0, 1):
            return  # zeros and ones, as a mask or a state begins with, spoil no mask's scale
        self._calls.setdefault(stub.loc, []).append((quantize, is_mask))
        yield from ()

    def _is_mask(self, quantize: Quantize) -> bool:
        tensor = quantize.operand.tensor
        if tensor is not None and tensor.is_mask:
            return True
        if tensor is not None and tensor.is_data:
            return False
        named = tensor is not None and tensor.is_named_mask
        return named or is_mask_node(quantize.operand.node)

    def finish(self) -> Iterator[Report]:
        for calls in self._calls.values():
            data = [call for call, is_mask in calls if not is_mask]
            for call, is_mask in calls:
                if is_mask and data:
                    other = next(
                        (one for one in data if one.site.node is not call.site.node), data[0]
                    )
                    yield self.report(
                        call,
                        "shared",
                        ways=[
                            step(other.site, Words("data", call.grid.stub), other.operand.trace),
                            step(call.site, Words("quantized", call.grid.stub), call.operand.trace),
                        ],
                        details={"mask": call.operand, "grid": call.grid, "data": other.site.node},
                        stub=call.grid.stub,
                        mask=call.operand.node or "a mask",
                        data=other.operand.node or "data",
                    )
        self._calls.clear()

    def repair(self, report: Report, builder: Builder) -> Iterator[Fix]:
        mask, grid = report.details["mask"], report.details["grid"]
        node = report.site.node
        assert isinstance(mask, Operand)
        assert isinstance(grid, Grid)
        is_binary = mask.tensor is not None and mask.tensor.mask == "binary"
        stub = builder.own_stub(grid, is_binary=is_binary)
        message = "give the mask a stub of its own"
        # A call that takes both in turn is parted by hand, or not at all.
        takes_both = report.details["data"] is node
        if stub is None or takes_both or not isinstance(node, cst.Call):
            yield builder.advice(message)
            return
        yield builder.safe(message, *stub.edits, builder.replace(node.func, stub.spelling))
