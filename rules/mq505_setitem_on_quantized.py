"""MQ505: setitem-on-quantized."""

from __future__ import annotations

from collections.abc import Iterator
from typing import ClassVar

from maskqlint.findings import Fix, Severity
from maskqlint.flow.events import SetItem
from maskqlint.repairs import Builder
from maskqlint.rule import Example, Report, Rule, Text


class SetitemOnQuantized(Rule):
    """## What it does
    Reports an assignment to items of a quantized tensor.

    ## Why is this bad?
    It raises on a QTensor, or becomes `SetItem`, which the BPU does not run.

    ## Example
    ```python
    x[mask] = 0
    ```

    ## Use instead
    ```python
    x = x.masked_fill(mask, 0)
    ```

    ## Fix safety
    Unsafe: other names for the same tensor do not see the change.

    ## References
    Horizon plugin 2.5.9: `horizon.nn.SetItem`.
    """

    code = "MQ505"
    name = "setitem-on-quantized"
    severity = Severity.WARNING
    messages: ClassVar = {
        "setitem": Text(
            "items of the quantized {value} are assigned to: this raises, or becomes SetItem, which runs off the BPU",
            "对已量化的 {value} 按下标赋值：会报错，或变为不在 BPU 上运行的 SetItem",
        ),
    }

    INVALID: ClassVar = (
        Example("""\
from torch import nn
from torch.quantization import DeQuantStub, QuantStub


class RoiOffset(nn.Module):
    def __init__(self):
        super().__init__()
        self.roi_quant = QuantStub()
        self.dequant = DeQuantStub()

    def forward(self, rois):
        rois = self.roi_quant(rois)
        rois[..., 0] += 0.5  #> MQ505
        return self.dequant(rois)
"""),
        Example("""\
from torch import nn
from torch.ao.quantization import DeQuantStub, QuantStub


class SceneState(nn.Module):
    def __init__(self):
        super().__init__()
        self.pose_quant = QuantStub()
        self.dequant = DeQuantStub()

    def forward(self, batch):
        state = {"pose": self.pose_quant(batch["pose"])}
        state["pose"][..., 2] = 0.0  #> MQ505
        return self.dequant(state["pose"])
"""),
        Example("""\
from horizon_plugin_pytorch.quantization import QuantStub
from torch import nn
from torch.quantization import DeQuantStub


class ResetTracks(nn.Module):
    def __init__(self):
        super().__init__()
        self.track_quant = QuantStub()
        self.dequant = DeQuantStub()

    def forward(self, tracks, lost):
        tracks = self.track_quant(tracks)
        tracks[lost > 0] = 0.0  #> MQ505
        return self.dequant(tracks)
"""),
    )
    VALID: ClassVar = (
        """\
from torch import nn
from torch.quantization import DeQuantStub, QuantStub


class WriteOutput(nn.Module):
    def __init__(self):
        super().__init__()
        self.quant = QuantStub()
        self.dequant = DeQuantStub()
        self.reg = nn.Linear(64, 4)

    def forward(self, feat, size):
        boxes = self.dequant(self.reg(self.quant(feat)))
        boxes[..., 0::2] *= size
        boxes[:, 0] = 0.0
        return boxes
""",
        """\
from torch import nn
from torch.ao.quantization import DeQuantStub, QuantStub


class WriteRaw(nn.Module):
    def __init__(self):
        super().__init__()
        self.quant = QuantStub()
        self.dequant = DeQuantStub()
        self.conv = nn.Conv2d(3, 16, 3)

    def forward(self, image, glare):
        image = image.clone()
        image[glare > 0] = 0.0
        image[:, 0] *= 0.5
        return self.dequant(self.conv(self.quant(image)))
""",
        """\
from torch import nn
from torch.ao.quantization import DeQuantStub, QuantStub


class AlwaysEgo(nn.Module):
    def __init__(self):
        super().__init__()
        self.speed_quant = QuantStub()
        self.dequant = DeQuantStub()

    def forward(self, speed):
        speed = self.speed_quant(speed)
        moving = speed > 0.5
        moving[:, 0] = True
        number = speed.argmax(dim=-1)
        number[0] = 0
        return self.dequant(speed), moving, number
""",
    )

    def on_set_item(self, event: SetItem) -> Iterator[Report]:
        if not event.target.is_quantized:
            return
        yield self.report(
            event,
            "setitem",
            ways=[event.target.trace],
            details={"target": event.target, "value": event.value, "index": event.index},
            value=event.target.node or "operand",
        )

    def repair(self, report: Report, builder: Builder) -> Iterator[Fix]:
        event = report.event
        assert isinstance(event, SetItem)
        yield builder.filled_items(event) or builder.advice(
            "write x = x.masked_fill(mask, value), or torch.where"
        )
