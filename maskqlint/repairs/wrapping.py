"""A repair's text as a formatter would leave it: over several rows where one would be too long."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from maskqlint.findings import Edit
    from maskqlint.source import SourceFile

MAX_COLUMNS = 100
"""Longer rows than this most projects' formatters do not leave."""
_STRING = re.compile(r"\"[^\"\n]*\"|'[^'\n]*'")
_FORMATTED = re.compile(r"\b[rR]?[fF][rR]?[\"']")


def wrapped(source: SourceFile, edit: Edit) -> Edit:
    """The edit with the argument of its last call on a row of its own, if its row gets too long.

    Only a call that ends its row is taken apart: whatever follows stays as it is.
    """
    start, end, text = edit.span.start, edit.span.end, edit.content
    line, behind = source.line(start.row), source.line(end.row)[end.column - 1 :]
    _, newline, last = text.rpartition("\n")
    before = "" if newline else line[: start.column - 1]
    if len(before) + len(last) <= MAX_COLUMNS or behind.strip() or not last.endswith(")"):
        return edit
    opening = _opening(last)
    if opening <= 0 or len(before) + opening >= MAX_COLUMNS or _FORMATTED.search(line):
        return edit
    row = last if newline else before
    indent = row[: len(row) - len(row.lstrip())].replace("\f", "")
    step = source.module.default_indent
    inner = last[opening + 1 : -1]
    if not inner:
        return edit
    rows = (
        text[: len(text) - len(last)] + last[: opening + 1],
        indent + step + inner,
        indent + ")",
    )
    return replace(edit, content="\n".join(rows))


def _opening(text: str) -> int:
    """Where the bracket opens that closes at the end of a text; -1 if that is not in it."""
    plain = _STRING.sub(lambda found: "x" * len(found[0]), text)
    depth = 0
    for index in range(len(plain) - 1, -1, -1):
        depth += plain[index] in ")]}"
        depth -= plain[index] in "([{"
        if depth == 0:
            return index
    return -1
