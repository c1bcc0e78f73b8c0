"""What a run reports: findings, their repairs and the way a value took.

Everything here is frozen, picklable and free of libcst, so that a finding can
cross a process border, go into the cache or be sent to an editor.
"""

from __future__ import annotations

from dataclasses import field
from enum import Enum

from maskqlint.late_dataclass import dataclass


class Severity(str, Enum):
    """How bad a finding is; the values are the words that reports print."""

    ERROR = "error"
    WARNING = "warning"
    NOTE = "note"


class Applicability(str, Enum):
    """When a repair may be applied.

    A safe one leaves the float model's outputs bit for bit as they were, an
    unsafe one holds under the assumption its message states, and a display one
    is advice in code form that no command applies.
    """

    SAFE = "safe"
    UNSAFE = "unsafe"
    DISPLAY = "display"


@dataclass(frozen=True, slots=True, order=True)
class Position:
    """A place in a text: row and column start at 1, columns count characters."""

    row: int
    column: int


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """From the first character up to, not including, `end`."""

    start: Position
    end: Position


@dataclass(frozen=True, slots=True, order=True)
class Edit:
    """Replace the text of `span` in the file `path`; an empty span inserts."""

    path: str
    span: Span
    content: str


@dataclass(frozen=True, slots=True)
class Fix:
    """One repair: all of its edits are applied, or none."""

    message: str
    applicability: Applicability
    edits: tuple[Edit, ...]


@dataclass(frozen=True, slots=True)
class TraceStep:
    """One station of the way a value took to the place where it goes wrong."""

    path: str
    span: Span
    message: str


@dataclass(frozen=True, slots=True)
class Finding:
    """One place that goes wrong.

    Attributes:
        path: absolute path of the file.
        span: the offending expression itself.
        symbol: qualified name of the function around it, "" at module level.
        source: the expression on one line as no formatter changes it; with `symbol`
            it is what a baseline recognizes the finding by.
        noqa_row: the last row on which a trailing comment still suppresses it
            is `span.end.row`; this is the row that `--add-ignore` writes to.
    """

    code: str
    name: str
    severity: Severity
    path: str
    span: Span
    message: str
    fix: Fix | None = None
    alternatives: tuple[Fix, ...] = ()
    trace: tuple[TraceStep, ...] = ()
    symbol: str = ""
    source: str = ""
    noqa_row: int = field(default=0)

    @property
    def sort_key(self) -> tuple[str, int, int, str, str]:
        """Findings come out by file, row, column, code."""
        start = self.span.start
        return (self.path, start.row, start.column, self.code, self.message)
