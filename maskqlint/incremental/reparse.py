"""A text that has changed in one place is parsed in that place only.

Most edits change rows of one function. The top-level statements that the changed rows touch are
parsed by themselves, with a neighbour where the change is near its end; the trees of the others
are taken over as they are. Whatever might make the two differ from a parse of the whole text leads to just that.
"""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING

from maskqlint.incremental.moves import Move, rows_between
from maskqlint.source import BrokenSource, SourceFile

if TYPE_CHECKING:
    from collections.abc import Sequence

    from libcst import BaseCompoundStatement, Module, SimpleStatementLine

    from maskqlint.positions import Recorded

    Statement = SimpleStatementLine | BaseCompoundStatement

_LONE_BACKSLASH = re.compile(r"^[ \t\f]*\\\r?$", re.MULTILINE)
_INDENTED = re.compile(r"^[ \t\f]", re.MULTILINE)


def reparse(old: SourceFile, new: SourceFile) -> Move | None:
    """Give a text the tree that its predecessor and the change make.

    Statements whose text is the same are the same objects afterwards. Returns which rows the
    others take, or None where the whole text was parsed and nothing is known to be the same.
    Raises BrokenSource if the text is not Python.
    """
    move = _parse_between(old, new) if _is_accounted_for(old) else None
    if move is None:
        _ = new.module
    return move


def _parse_between(old: SourceFile, new: SourceFile) -> Move | None:
    module = old.module
    before, behind = rows_between(_rows(old), _rows(new))
    count = len(module.body)
    first, last = _touched(old, before, len(old.starts) - behind + 1)
    start = old.first_row(first) if first else 1
    end = old.first_row(last) if last < count else len(old.starts) + 1
    down = len(new.starts) - len(old.starts)
    text = new.text[_offset(new, start) : _offset(new, end + down)]
    part = _part(new.path, text, module, is_last=last == count)
    if part is None:
        return None
    rows = [start] if first else [part.first_row(0)]
    rows += [part.first_row(index) + start - 1 for index in range(1, len(part.module.body))]
    if last == count:
        rows.append(_end(new, part.module))
        # Comments behind the last statement move nothing.
        down = rows[-1] - old.first_row(count)
    else:
        rows.append(end + down)
    # Where neighbours of the change were parsed for safety, those that came out the same stay.
    front, back = _same(old, new, (first, last), rows)
    anew = _body(part, is_first=first == 0)[front : len(rows) - 1 - back]
    first, last = first + front, last - back
    rows = rows[front : len(rows) - back]
    header = part.module.header if start == 1 else module.header
    ends = part if end > len(old.starts) else old
    whole = module.with_changes(
        body=[*module.body[:first], *anew, *module.body[last:]],
        header=header,
        footer=ends.module.footer,
        has_trailing_newline=ends.module.has_trailing_newline,
    )
    above = 1 if start == 1 and not front else old.first_row(first)
    move = Move(new.path, above, old.first_row(last), down)
    rows = [
        *(old.first_row(index) for index in range(first)),
        *rows[:-1],
        *(old.first_row(index) + down for index in range(last, count + 1)),
    ]
    new.adopt(whole, rows, _places(old, first, last, len(anew), down))
    return move


def _touched(old: SourceFile, before: int, behind: int) -> tuple[int, int]:
    """The statements that a change touches or might be joined to: the first, and the one behind.

    Args:
        before: the last row before the change.
        behind: the first row behind it.
    """
    body = old.module.body
    first = max(0, _last_at_or_before(old, before))
    if first < len(body) and before < old.first_row(first) + len(body[first].leading_lines):
        # Among the empty rows and comments above a statement a row may belong to the one before.
        first = max(0, first - 1)
    last = _first_at_or_behind(old, behind)
    if last < len(body) and (
        behind == old.first_row(last)
        or any(each.whitespace.value for each in body[last].leading_lines)
    ):
        last += 1
    return first, last


def _same(
    old: SourceFile, new: SourceFile, part: tuple[int, int], rows: list[int]
) -> tuple[int, int]:
    """How many statements of a part are the same text as before, from its beginning and its end."""
    first, last = part
    texts = [_between(new, *each) for each in pairwise(rows)]
    olds = [
        _between(old, old.first_row(index), old.first_row(index + 1))
        for index in range(first, last)
    ]
    # What stands above the first statement of a file comes before all.
    above = (
        (_between(old, 1, old.first_row(0)), _between(new, 1, rows[0])) if not first else ("", "")
    )
    front, back = rows_between([above[0], *olds], [above[1], *texts])
    return max(0, front - 1), back


def _between(source: SourceFile, start: int, end: int) -> str:
    return source.text[_offset(source, start) : _offset(source, end)]


def _places(old: SourceFile, first: int, last: int, count: int, down: int) -> dict[int, Recorded]:
    """Places that are known already, of the statements that stay."""
    places: dict[int, Recorded] = {}
    for index, known in old.known_places():
        if index < first:
            places[index] = known
        elif index >= last:
            places[index - last + first + count] = known.moved(down)
    return places


def _part(path: str, text: str, module: Module, *, is_last: bool) -> SourceFile | None:
    """The changed part as a text of its own, if it can stand for itself."""
    # The second is lost in the tree, so that rows cannot be told from it.
    if (not is_last and text.rstrip("\r\n").endswith("\\")) or _LONE_BACKSLASH.search(text):
        return None
    part = SourceFile(path, text)
    try:
        parsed = part.module
    except BrokenSource:
        return None
    if parsed.default_newline != module.default_newline:
        return None
    # The blocks of a tree say "as usual" where they are indented as the first one is.
    if parsed.default_indent != module.default_indent and _INDENTED.search(text):
        return None
    if not is_last and (parsed.footer or not parsed.has_trailing_newline):
        return None
    # A text without a statement has its comments in the header.
    return part if parsed.body else None


def _body(part: SourceFile, *, is_first: bool) -> Sequence[Statement]:
    """The statements of the changed part; what stands above them belongs to the first."""
    body = part.module.body
    header = part.module.header
    if is_first or not header:
        return body
    lines = [*header, *body[0].leading_lines]
    return [body[0].with_changes(leading_lines=lines), *body[1:]]


def _is_accounted_for(source: SourceFile) -> bool:
    """Whether the tree has all rows of the text; libcst drops a backslash that stands alone."""
    module = source.module
    return source.first_row(len(module.body)) == _end(source, module)


def _end(source: SourceFile, module: Module) -> int:
    """The row behind the last statement of a text, whose end a tree is of."""
    from maskqlint import positions

    footer = sum(positions.rows_of(module, line) for line in module.footer)
    return len(source.starts) + (not module.has_trailing_newline) - footer


def _rows(source: SourceFile) -> list[str]:
    """The rows of a text with their ends."""
    starts = source.starts
    text = source.text
    return [text[start:end] for start, end in zip(starts, [*starts[1:], len(text)], strict=True)]


def _offset(source: SourceFile, row: int) -> int:
    return source.starts[row - 1] if row <= len(source.starts) else len(source.text)


def _last_at_or_before(source: SourceFile, row: int) -> int:
    """The last top-level statement that begins no later than a row; -1 without any."""
    body = source.module.body
    found = -1
    for index in range(len(body)):
        if source.first_row(index) > row:
            break
        found = index
    return found


def _first_at_or_behind(source: SourceFile, row: int) -> int:
    """The first top-level statement that begins at a row or later."""
    count = len(source.module.body)
    for index in range(count):
        if source.first_row(index) >= row:
            return index
    return count
