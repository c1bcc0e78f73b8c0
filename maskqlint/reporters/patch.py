"""What the edits of a repair do to the lines they touch."""

from __future__ import annotations

from itertools import groupby

from maskqlint.findings import Edit, Fix
from maskqlint.late_dataclass import dataclass
from maskqlint.reporters import View
from maskqlint.source import SourceFile


@dataclass(frozen=True, slots=True)
class Hunk:
    """Lines of a file from `row` on, before and after; unchanged ones at the ends are left out."""

    path: str
    row: int
    old: tuple[str, ...]
    new: tuple[str, ...]


def hunks(fix: Fix, view: View) -> list[Hunk]:
    """The changed lines of all files, in order; nothing of files that cannot be read."""
    found = []
    edits = sorted(fix.edits, key=lambda edit: (edit.path, edit.span))
    for path, group in groupby(edits, lambda edit: edit.path):
        source = view.source(path)
        if source is not None:
            found += [_hunk(path, cluster, source) for cluster in _clusters(list(group))]
    return found


def _clusters(edits: list[Edit]) -> list[list[Edit]]:
    """Edits that touch the same rows, together."""
    clusters: list[list[Edit]] = []
    for edit in edits:
        if clusters and edit.span.start.row <= clusters[-1][-1].span.end.row:
            clusters[-1].append(edit)
        else:
            clusters.append([edit])
    return clusters


def _hunk(path: str, edits: list[Edit], source: SourceFile) -> Hunk:
    first, last = edits[0].span.start.row, edits[-1].span.end.row
    start = source.starts[min(first, len(source.starts)) - 1]
    end = source.starts[last] if last < len(source.starts) else len(source.text)
    text, done = "", start
    for edit in edits:
        text += source.text[done : source.offset(edit.span.start)] + edit.content
        done = source.offset(edit.span.end)
    old = source.text[start:end].splitlines()
    new = (text + source.text[done:end]).splitlines()
    while old and new and old[-1] == new[-1]:
        old.pop()
        new.pop()
    same = 0
    while same < min(len(old), len(new)) and old[same] == new[same]:
        same += 1
    return Hunk(path, first + same, tuple(old[same:]), tuple(new[same:]))
