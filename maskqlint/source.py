"""A file as text: encoding, newlines, its libcst tree, and places in it on demand.

libcst is imported when a tree is first asked for. Its PositionProvider costs
twice the parse, for the whole file at once; positions here are worked out for
one top-level statement at a time, and only when a finding asks for them.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import field
from typing import TYPE_CHECKING

from maskqlint.findings import Position, Span
from maskqlint.late_dataclass import dataclass
from maskqlint.parsing import BrokenSource

if TYPE_CHECKING:
    from libcst import CSTNode, FunctionDef, Module

    from maskqlint.mentions import Mentions
    from maskqlint.outline import Outline
    from maskqlint.positions import Recorded

__all__ = ["BrokenSource", "SourceFile", "UnreadableSource"]

BOM = b"\xef\xbb\xbf"
# What Python's tokenizer counts as the end of a row. str.splitlines would also
# split at form feeds and at U+2028, and every later row would be wrong.
_NEWLINE = re.compile(r"\r\n?|\n")
_BYTES_NEWLINE = re.compile(rb"\r\n?|\n")


class UnreadableSource(Exception):
    """The bytes of a file cannot be had, or are no text in the encoding they claim."""

    def __init__(self, path: str, row: int, message: str) -> None:
        super().__init__(path, row, message)
        self.path = path
        self.row = row
        self.message = message

    def __str__(self) -> str:
        return f"{self.path}:{self.row}: {self.message}"


@dataclass(slots=True, eq=False)
class SourceFile:
    """One file's text and, when asked for, its tree and the places of its nodes.

    Attributes:
        path: as given; findings carry it on.
        text: decoded, without the byte order mark, newlines as they are.
        encoding: the codec's name, as the file or PEP 263 says.
        bom: whether the file starts with a UTF-8 byte order mark.
        newline: the first newline of the text, "\\n" if it has none.
    """

    path: str
    text: str
    encoding: str = "utf-8"
    bom: bool = False
    newline: str = "\n"
    _module: Module | None = field(default=None, repr=False)
    _broken: BrokenSource | None = field(default=None, repr=False)
    _starts: list[int] = field(default_factory=list, repr=False)
    _rows_before: list[int] = field(default_factory=list, repr=False)
    _recorded: dict[int, Recorded] = field(default_factory=dict, repr=False)
    _indices: dict[int, int] = field(default_factory=dict, repr=False)
    _codes: dict[int, str] = field(default_factory=dict, repr=False)
    _kept: list[CSTNode] = field(default_factory=list, repr=False)
    _outline: Outline | None = field(default=None, repr=False)

    @classmethod
    def read(cls, path: str) -> SourceFile:
        """Read the file; raises UnreadableSource."""
        try:
            with open(path, "rb") as file:
                data = file.read()
        except (OSError, ValueError) as error:
            reason = getattr(error, "strerror", None) or str(error)
            raise UnreadableSource(path, 1, f"cannot be read: {reason}") from None
        return cls.from_bytes(path, data)

    @classmethod
    def from_bytes(cls, path: str, data: bytes) -> SourceFile:
        """Decode as Python does (PEP 263); raises UnreadableSource."""
        bom = data.startswith(BOM)
        encoding = _encoding(path, data)
        try:
            text = data[len(BOM) if bom else 0 :].decode(encoding)
        except UnicodeDecodeError as error:
            row = _row_of_byte(data, error.start + (len(BOM) if bom else 0))
            message = f"is not {encoding}: {error.reason}"
            raise UnreadableSource(path, row, message) from None
        except (LookupError, ValueError) as error:
            raise UnreadableSource(path, 1, f"cannot be decoded: {error}") from None
        first = _NEWLINE.search(text)
        return cls(path, text, encoding, bom, first[0] if first else "\n")

    def encode(self, text: str) -> bytes:
        """The bytes of a text in this file's encoding, with its byte order mark."""
        try:
            data = text.encode(self.encoding)
        except UnicodeEncodeError as error:
            row = len(_NEWLINE.findall(text, 0, error.start)) + 1
            message = f"cannot be written as {self.encoding}: {error.reason}"
            raise UnreadableSource(self.path, row, message) from None
        return BOM + data if self.bom else data

    # The text by rows

    @property
    def starts(self) -> list[int]:
        """Offset of the first character of each row."""
        if not self._starts:
            self._starts = [0, *(match.end() for match in _NEWLINE.finditer(self.text))]
        return self._starts

    def line(self, row: int) -> str:
        """The row without its newline; "" outside the text."""
        starts = self.starts
        if not 1 <= row <= len(starts):
            return ""
        end = starts[row] if row < len(starts) else len(self.text)
        return self.text[starts[row - 1] : end].rstrip("\r\n")

    def offset(self, position: Position) -> int:
        """Index into `text`; a place outside the text is moved to its nearest end."""
        starts = self.starts
        if position.row > len(starts):
            return len(self.text)
        if position.row < 1:
            return 0
        limit = starts[position.row] if position.row < len(starts) else len(self.text)
        return max(0, min(starts[position.row - 1] + position.column - 1, limit))

    def position(self, offset: int) -> Position:
        """Row and column of an index into `text`."""
        offset = max(0, min(offset, len(self.text)))
        row = bisect_right(self.starts, offset)
        return Position(row, offset - self.starts[row - 1] + 1)

    def slice(self, span: Span) -> str:
        """The text of a span."""
        return self.text[self.offset(span.start) : self.offset(span.end)]

    # The tree

    @property
    def module(self) -> Module:
        """The libcst tree; raises BrokenSource, each time it is asked for."""
        if self._outline is not None:
            self._outline.show_all()
            self._recorded.clear()
            self._outline = None
        return self._parsed()

    @property
    def outline(self) -> Module:
        """The tree, in which the bodies of functions may be left out until `show` is called.

        Raises BrokenSource, each time it is asked for.
        """
        if self._module is None and self._broken is None:
            from maskqlint import outline

            self._outline = outline.parse(self.path, self.text, self.starts)
            if self._outline is not None:
                self._module = self._outline.module
        return self._parsed()

    def _parsed(self) -> Module:
        if self._module is None:
            if self._broken is not None:
                raise self._broken
            from maskqlint import parsing

            try:
                self._module = parsing.parse(self.path, self.text)
            except BrokenSource as error:
                self._broken = error
                raise
        return self._module

    def show(self, function: FunctionDef) -> None:
        """Parse the body of a function, if it is left out; raises BrokenBody."""
        if self._outline is not None and self._outline.show(function):
            self._recorded.clear()

    def mentions(self, function: FunctionDef) -> Mentions | None:
        """What a function mentions, if its body is left out."""
        body = self._outline.hidden(function) if self._outline is not None else None
        return body.mentions if body is not None else None

    @property
    def weight(self) -> int:
        """How many characters of the text are parsed."""
        return len(self.text) - (self._outline.size if self._outline is not None else 0)

    def span(self, node: CSTNode, owner: int | CSTNode) -> Span:
        """Where a node of a top-level statement stands, without its parentheses.

        `owner` is that statement or its index in `module.body`. Raises KeyError
        if the node is not part of it.
        """
        return self.recorded(owner if isinstance(owner, int) else self._index(owner)).span(node)

    def recorded(self, index: int) -> Recorded:
        """Where the nodes of the top-level statement with an index stand."""
        recorded = self._recorded.get(index)
        if recorded is None:
            recorded = self._recorded[index] = self._record(index)
        return recorded

    def is_faithful(self, owner: CSTNode) -> bool:
        """Whether the places in a top-level statement can be trusted with an edit."""
        return self.recorded(self._index(owner)).is_faithful

    def known_places(self) -> list[tuple[int, Recorded]]:
        """The top-level statements whose nodes' places are worked out already."""
        return list(self._recorded.items())

    def first_row(self, index: int) -> int:
        """The row that a top-level statement begins with, its comments and empty rows included.

        `len(module.body)` as index gives the row behind the last statement.
        """
        from maskqlint import positions

        module = self._parsed()
        rows = self._rows_before
        if not rows:
            rows.append(1 + sum(positions.rows_of(module, line) for line in module.header))
        while len(rows) <= index:
            statement = module.body[len(rows) - 1]
            rows.append(rows[-1] + positions.rows_of(module, statement))
        return rows[index]

    def adopt(self, module: Module, rows: list[int], recorded: dict[int, Recorded]) -> None:
        """Take a tree that was put together elsewhere, and what is known of its places."""
        self._module, self._rows_before, self._recorded = module, rows, recorded

    def _index(self, statement: CSTNode) -> int:
        if not self._indices:
            self._indices = {id(each): index for index, each in enumerate(self._parsed().body)}
        return self._indices[id(statement)]

    def _record(self, index: int) -> Recorded:
        from maskqlint import positions

        module = self._parsed()
        return positions.record(module, module.body[index], self.first_row(index), self._row)

    def _row(self, row: int) -> str:
        """A row as the tree has it."""
        written = self._outline.written(row) if self._outline is not None else None
        return self.line(row) if written is None else written

    def code(self, node: CSTNode) -> str:
        """The node's code on one line, whitespace folded and comments dropped."""
        code = self._codes.get(id(node))
        if code is None:
            from maskqlint import positions

            code = self._codes[id(node)] = positions.one_line(self._parsed(), node)
            self._kept.append(node)  # so that nothing else gets its id
        return code


def _encoding(path: str, data: bytes) -> str:
    """The codec that PEP 263 names; raises UnreadableSource."""
    head = _BYTES_NEWLINE.split(data[:2048], maxsplit=2)[:2]
    if not any(b"coding" in line for line in head):
        return "utf-8"
    import tokenize

    lines = iter([line + b"\n" for line in head])
    try:
        name, _ = tokenize.detect_encoding(lambda: next(lines, b""))
    except (SyntaxError, ValueError) as error:
        raise UnreadableSource(path, 1, f"cannot be decoded: {error}") from None
    # The mark itself is kept in `bom`.
    return "utf-8" if name == "utf-8-sig" else name


def _row_of_byte(data: bytes, offset: int) -> int:
    return len(_BYTES_NEWLINE.findall(data[:offset])) + 1
