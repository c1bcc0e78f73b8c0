"""Where findings stand after rows of a text came, went or changed."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import Protocol

from maskqlint.findings import Finding, Position, Span
from maskqlint.late_dataclass import dataclass


class Mover(Protocol):
    """Says where rows of one file went."""

    @property
    def path(self) -> str:
        """The file."""

    def span(self, span: Span) -> Span | None:
        """Where a span stands now, None if a change touches it."""


@dataclass(frozen=True, slots=True)
class Move:
    """Rows `first` up to, not including, `behind` were replaced; what follows went down by `down`."""

    path: str
    first: int
    behind: int
    down: int

    def span(self, span: Span) -> Span | None:
        """Where a span stands now, None if the change touches it."""
        if span.end.row < self.first:
            return span
        return None if span.start.row < self.behind else _lowered(span, self.down)


@dataclass(frozen=True, slots=True)
class Moves:
    """Several places of a file have changed.

    Attributes:
        kept: runs of rows that are the same: the first, the one behind, how far down they went.
    """

    path: str
    kept: tuple[tuple[int, int, int], ...]

    def span(self, span: Span) -> Span | None:
        """Where a span stands now, None if a change touches it."""
        for first, behind, down in self.kept:
            if first <= span.start.row and span.end.row < behind:
                return _lowered(span, down)
        return None


def moved(finding: Finding, mover: Mover) -> Finding | None:
    """A finding that has no repairs yet where it stands now, None if a change touches it.

    A step of its way that is touched is left out.
    """
    path = mover.path
    places = [(finding.path, finding.span), *((each.path, each.span) for each in finding.trace)]
    if all(there != path or mover.span(span) == span for there, span in places):
        return finding
    at = mover.span(finding.span) if finding.path == path else finding.span
    if at is None:
        return None
    trace = []
    for step in finding.trace:
        place = mover.span(step.span) if step.path == path else step.span
        if place is not None:
            trace.append(replace(step, span=place))
    return replace(finding, span=at, trace=tuple(trace), noqa_row=at.end.row)


def _lowered(span: Span, down: int) -> Span:
    start, end = span.start, span.end
    return Span(Position(start.row + down, start.column), Position(end.row + down, end.column))


def rows_between(old: Sequence[str], new: Sequence[str]) -> tuple[int, int]:
    """How many rows two texts have in common in the beginning, and at the end."""
    most = min(len(old), len(new))
    before = _count(most, lambda index: old[index] == new[index])
    behind = _count(most - before, lambda index: old[-1 - index] == new[-1 - index])
    return before, behind


def _count(most: int, same: Callable[[int], bool]) -> int:
    for index in range(most):
        if not same(index):
            return index
    return most


def moves_between(path: str, old: Sequence[str], new: Sequence[str]) -> Moves:
    """Which rows of a text another one still has, and where."""
    from difflib import SequenceMatcher

    blocks = SequenceMatcher(None, old, new, autojunk=False).get_matching_blocks()
    return Moves(
        path,
        tuple(
            (each.a + 1, each.a + each.size + 1, each.b - each.a) for each in blocks if each.size
        ),
    )
