"""Building blocks of repairs: text edits from the places of a report's nodes."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from maskqlint.rule import Report


class Builder:
    """Makes the edits for one report."""

    def __init__(self, report: Report) -> None:
        self.report = report
