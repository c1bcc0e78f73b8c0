"""Texts as an editor has them, and places in them in the units that it counts in."""

from __future__ import annotations

import io
import os
import tokenize
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from lsprotocol import types
from pygls.uris import from_fs_path, to_fs_path, uri_scheme

from maskqlint.findings import Position, Span
from maskqlint.source import SourceFile, UnreadableSource

BOM = "\ufeff"


@dataclass(frozen=True, slots=True, eq=False)
class Document:
    """One version of an open text.

    Attributes:
        path: where it lies, or would lie if it were saved.
        data: the text as bytes, in the encoding that it declares.
    """

    uri: str
    path: str
    version: int | None
    text: str
    data: bytes

    @classmethod
    def of(cls, uri: str, path: str, version: int | None, text: str) -> Document:
        """A text with its bytes."""
        return cls(uri, path, version, text, encoded(text))

    def source(self) -> SourceFile:
        """The text as the linter has it."""
        return SourceFile.from_bytes(self.path, self.data)


@dataclass(slots=True)
class Places:
    """Places in open texts and in files on disk, for a client.

    Attributes:
        documents: the open texts by path.
        encoding: what the client's columns count.
    """

    documents: Mapping[str, Document]
    encoding: types.PositionEncodingKind | str = types.PositionEncodingKind.Utf16
    _sources: dict[str, SourceFile | None] = field(default_factory=dict)

    def uri(self, path: str) -> str:
        """The URI under which the client has a file open, or the file's own."""
        document = self.documents.get(path)
        return document.uri if document is not None else from_fs_path(path) or path

    def version(self, path: str) -> int | None:
        """The version of an open text, None for a file on disk."""
        document = self.documents.get(path)
        return document.version if document is not None else None

    def source(self, path: str) -> SourceFile | None:
        """A text, None where it cannot be read."""
        if path not in self._sources:
            document = self.documents.get(path)
            try:
                source = document.source() if document is not None else SourceFile.read(path)
            except UnreadableSource:
                source = None
            self._sources[path] = source
        return self._sources[path]

    def range(self, path: str, span: Span) -> types.Range:
        """A span in the client's units."""
        return types.Range(self.position(path, span.start), self.position(path, span.end))

    def position(self, path: str, position: Position) -> types.Position:
        """A place in the client's units."""
        source = self.source(path)
        if source is None:
            return types.Position(position.row - 1, 0)
        before = self._line(path, source, position.row)[
            : position.column - 1 + self._mark(path, position.row)
        ]
        return types.Position(position.row - 1, units(before, self.encoding))

    def location(self, path: str, span: Span) -> types.Location:
        """A span with its file."""
        return types.Location(self.uri(path), self.range(path, span))

    def place(self, path: str, position: types.Position) -> Position:
        """A place of the client's as rows and characters."""
        source = self.source(path)
        row = position.line + 1
        if source is None:
            return Position(row, 1)
        line = self._line(path, source, row)
        column = characters(line, position.character, self.encoding) - self._mark(path, row)
        return Position(row, max(0, column) + 1)

    def span(self, path: str, place: types.Range) -> Span:
        """A range of the client's as rows and characters."""
        return Span(self.place(path, place.start), self.place(path, place.end))

    def _line(self, path: str, source: SourceFile, row: int) -> str:
        return BOM * self._mark(path, row) + source.line(row)

    def _mark(self, path: str, row: int) -> int:
        """How many characters an editor counts that the linter does not: a byte order mark."""
        document = self.documents.get(path)
        return int(row == 1 and document is not None and document.text.startswith(BOM))


def units(text: str, encoding: str) -> int:
    """How many units a text takes."""
    if text.isascii() or encoding == types.PositionEncodingKind.Utf32:
        return len(text)
    if encoding == types.PositionEncodingKind.Utf8:
        return len(text.encode("utf-8", "surrogatepass"))
    return len(text.encode("utf-16-le", "surrogatepass")) // 2


def characters(line: str, count: int, encoding: str) -> int:
    """How many characters of a line take so many units; what lies behind its end is its end."""
    if line.isascii() or encoding == types.PositionEncodingKind.Utf32:
        return min(count, len(line))
    taken = 0
    for number, character in enumerate(line):
        if taken >= count:
            return number
        taken += units(character, encoding)
    return len(line)


def encoded(text: str) -> bytes:
    """A text as bytes, in the encoding that it declares."""
    data = text.encode("utf-8", "surrogatepass")
    head = text.split("\n", 2)[:2]
    if text.startswith(BOM) or not any("coding" in line for line in head):
        return data
    try:
        encoding, _ = tokenize.detect_encoding(io.BytesIO(data).readline)
        return text.encode(encoding)
    except (SyntaxError, UnicodeEncodeError, LookupError):
        return data


def path_of(uri: str, folder: str) -> str | None:
    """Where a text lies, or would lie: an untitled one stands in the client's folder.

    None for what is no file: the other side of a comparison, a cell of a notebook.
    """
    scheme = uri_scheme(uri)
    if scheme == "untitled":
        name = os.path.basename(uri.partition(":")[2]) or "untitled"
        return os.path.join(folder, name if name.endswith(".py") else f"{name}.py")
    path = to_fs_path(uri)
    return os.path.abspath(path) if path else None


def edits_between(places: Places, path: str, new: str) -> list[types.TextEdit]:
    """The smallest runs of characters whose replacement makes the new text of a document's."""
    source = places.source(path)
    if source is None:
        return []
    return [
        types.TextEdit(
            places.range(path, Span(source.position(start), source.position(end))), content
        )
        for start, end, content in _differences(source.text, new)
    ]


def _differences(old: str, new: str) -> Iterator[tuple[int, int, str]]:
    from difflib import SequenceMatcher

    rows, new_rows = old.splitlines(keepends=True), new.splitlines(keepends=True)
    starts, new_starts = _starts(rows), _starts(new_rows)
    matcher = SequenceMatcher(None, rows, new_rows, autojunk=False)
    for tag, first, last, new_first, new_last in matcher.get_opcodes():
        if tag == "equal":
            continue
        start, end = starts[first], starts[last]
        content = new[new_starts[new_first] : new_starts[new_last]]
        replaced = old[start:end]
        before = _common(replaced, content)
        behind = _common(replaced[before:][::-1], content[before:][::-1])
        yield start + before, end - behind, content[before : len(content) - behind]


def _starts(rows: Iterable[str]) -> list[int]:
    starts = [0]
    for row in rows:
        starts.append(starts[-1] + len(row))
    return starts


def _common(one: str, other: str) -> int:
    for index, (left, right) in enumerate(zip(one, other, strict=False)):
        if left != right:
            return index
    return min(len(one), len(other))
