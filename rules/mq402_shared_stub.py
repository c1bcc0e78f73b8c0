"""MQ402: shared-stub."""

from __future__ import annotations

from collections.abc import Iterator

from maskqlint.findings import Severity
from maskqlint.flow.events import Quantize
from maskqlint.flow.values import Loc, Words, step
from maskqlint.rule import Report, Rule, Text
from maskqlint.settings import Settings
from maskqlint.targets import Target

from .common import is_mask_node


class SharedStub(Rule):
    """MQ402."""

    code = "MQ402"
    name = "shared-stub"
    severity = Severity.ERROR
    messages = {
        "shared": Text(
            "{stub} is called on the mask {mask} and on data ({data}): both share one observed scale, so one large value rounds the mask's 1 to 0",
            "{stub} 既用于掩码 {mask} 又用于数据（{data}）：二者共用一个统计得到的 scale，一个大值就会让掩码的 1 变为 0",
        ),
    }

    def __init__(self, settings: Settings, target: Target) -> None:
        super().__init__(settings, target)
        self._calls: dict[Loc, list[tuple[Quantize, bool]]] = {}

    def on_quantize(self, quantize: Quantize) -> Iterator[Report]:
        stub, grid = quantize.stub, quantize.grid
        if stub is None or stub.loc.key == "*" or grid.exact or grid.scale is not None:
            return
        self._calls.setdefault(stub.loc, []).append((quantize, self._is_mask(quantize)))
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
                        details={"mask": call.operand, "grid": call.grid, "stub": call.stub},
                        stub=call.grid.stub,
                        mask=call.operand.node or "a mask",
                        data=other.operand.node or "data",
                    )
        self._calls.clear()
