"""MQ505: setitem-on-quantized."""

from __future__ import annotations

from collections.abc import Iterator

from maskqlint.findings import Severity
from maskqlint.flow.events import SetItem
from maskqlint.rule import Report, Rule, Text


class SetitemOnQuantized(Rule):
    """MQ505."""

    code = "MQ505"
    name = "setitem-on-quantized"
    severity = Severity.WARNING
    messages = {
        "setitem": Text(
            "items of the quantized {value} are assigned to: this raises, or becomes SetItem, which runs off the BPU",
            "对已量化的 {value} 按下标赋值：会报错，或变为不在 BPU 上运行的 SetItem",
        ),
    }

    cause = "setitem"

    def on_set_item(self, event: SetItem) -> Iterator[Report]:
        if not event.target.is_quantized:
            return
        yield self.report(
            event,
            "setitem",
            ways=[event.target.trace],
            details={"target": event.target, "value": event.value, "index": event.index},
            value=event.target.node or "a quantized tensor",
        )
