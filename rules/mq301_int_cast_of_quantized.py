"""MQ301: int-cast-of-quantized."""

from __future__ import annotations

from collections.abc import Iterator

from maskqlint.findings import Severity
from maskqlint.flow.events import Cast
from maskqlint.rule import Report, Rule, Text

from .common import keeps_integers


class IntCastOfQuantized(Rule):
    """MQ301."""

    code = "MQ301"
    name = "int-cast-of-quantized"
    severity = Severity.ERROR
    messages = {
        "truncates": Text(
            "{value} was rounded by {stub} and an integer cast truncates: 1 that came back as 0.9997 becomes 0",
            "{value} 已由 {stub} 舍入，而整型转换会截断：1 若变为 0.9997，转换后就是 0",
        ),
    }

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
