"""Which shapes of flow are followed: counted, shape by shape, on the cases that have them.

`python -m tests.shapes` prints the table.
"""

from __future__ import annotations

import os
import re
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from fnmatch import fnmatchcase

from tests.cases_support import CASES, FIXTURES, ROOT, Case, cases, lint, marks

if sys.version_info >= (3, 11):
    import tomllib
else:
    import tomli as tomllib

FOLDERS = (CASES, FIXTURES, os.path.join(ROOT, "tests", "library"))
TABLE = os.path.join(ROOT, "tests", "shapes.toml")
_UNFOLLOWED = re.compile(r"#\? (?P<code>MQ\d{3})")


@dataclass(frozen=True)
class Shape:
    """A shape with its cases: those in which it is followed, and those in which it is not."""

    name: str
    cases: tuple[Case, ...]
    not_followed: tuple[Case, ...]


@dataclass(frozen=True)
class Count:
    """How a shape's cases came out.

    Attributes:
        found: marked places that are reported.
        marked: all that should be.
        false: places that are reported and should not be.
        silent: cases without any marked place, which have to stay silent.
    """

    found: int
    marked: int
    false: int
    silent: int


def shapes() -> Iterator[Shape]:
    """The shapes of the table; raises if a pattern has no case."""
    every = {case.name: case for folder in FOLDERS for case in cases(folder)}
    with open(TABLE, "rb") as file:
        entries = tomllib.load(file)["shape"]
    for entry in entries:
        taken = [_matching(every, entry.get(key, [])) for key in ("cases", "not_followed")]
        yield Shape(entry["name"], taken[0], taken[1])


def _matching(every: dict[str, Case], patterns: list[str]) -> tuple[Case, ...]:
    found: dict[str, Case] = {}
    for pattern in patterns:
        matching = {name: case for name, case in every.items() if fnmatchcase(name, pattern)}
        if not matching:
            raise LookupError(f"{TABLE}: no case matches {pattern}")
        found |= matching
    return tuple(found.values())


def count(shape: Shape) -> Count:
    """Lint a shape's cases and compare with their marks."""
    found = marked = false = silent = 0
    for case in (*shape.cases, *shape.not_followed):
        wanted = {(path, row, code) for path in case.files for path, row, code, _ in marks(path)}
        wanted |= {place for path in case.files for place in unfollowed(path)}
        reported = {(f.path, f.span.start.row, f.code) for f in lint(case)}
        found += len(wanted & reported)
        marked += len(wanted)
        false += len(reported - wanted)
        silent += not wanted
    return Count(found, marked, false, silent)


def unfollowed(path: str) -> Iterator[tuple[str, int, str]]:
    """The places that are wrong and that nobody finds yet, marked `#? CODE`."""
    with open(path, encoding="utf-8", errors="replace") as file:
        for row, line in enumerate(file, 1):
            if match := _UNFOLLOWED.search(line):
                yield path, row, match["code"]


def main() -> None:
    """Print the table."""
    print(f"{'found':>7} {'of':>4} {'false':>6} {'silent cases':>13}  shape")
    for shape in shapes():
        one = count(shape)
        print(f"{one.found:>7} {one.marked:>4} {one.false:>6} {one.silent:>13}  {shape.name}")


if __name__ == "__main__":
    main()
