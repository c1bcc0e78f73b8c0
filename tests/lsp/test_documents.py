"""Places count what the protocol counts, and edits are no larger than they have to be."""

from __future__ import annotations

from pathlib import Path

import pytest
from lsprotocol import types

from maskqlint.findings import Position
from maskqlint.lsp.documents import (
    BOM,
    Document,
    Places,
    characters,
    edits_between,
    encoded,
    path_of,
    units,
)

TEXT = "aé€😀z"
WIDTHS = {"utf-8": [1, 2, 3, 4, 1], "utf-16": [1, 1, 1, 2, 1], "utf-32": [1, 1, 1, 1, 1]}


@pytest.mark.parametrize("encoding", WIDTHS)
def test_columns_there_and_back(encoding: str) -> None:
    for count in range(len(TEXT) + 1):
        column = sum(WIDTHS[encoding][:count])
        assert units(TEXT[:count], encoding) == column
        assert characters(TEXT, column, encoding) == count
    assert characters(TEXT, 99, encoding) == len(TEXT)
    assert characters("plain", 99, encoding) == 5


def test_places_there_and_back() -> None:
    path = "/a.py"
    text = "x\f = 1\r\ny = '😀'; z\n"
    places = Places({path: Document.of("file:///a.py", path, 1, text)})
    for row, column, line, character in ((1, 5, 0, 4), (2, 9, 1, 9), (2, 1, 1, 0), (3, 1, 2, 0)):
        assert places.position(path, Position(row, column)) == types.Position(line, character)
        assert places.place(path, types.Position(line, character)) == Position(row, column)


def test_a_byte_order_mark_is_a_character_of_the_editors_text() -> None:
    path = "/a.py"
    places = Places({path: Document.of("file:///a.py", path, 1, f"{BOM}x = 1\ny\n")})
    assert places.position(path, Position(1, 1)) == types.Position(0, 1)
    assert places.place(path, types.Position(0, 1)) == Position(1, 1)
    assert places.position(path, Position(2, 1)) == types.Position(1, 0)


def test_a_file_that_cannot_be_read_has_its_rows() -> None:
    places = Places({})
    assert places.position("/no/such/file.py", Position(4, 7)) == types.Position(3, 0)


@pytest.mark.parametrize(
    ("text", "data"),
    [
        ("é", b"\xc3\xa9"),
        ("# coding: latin-1\né", b"# coding: latin-1\n\xe9"),
        ("# coding: latin-1\n€", "# coding: latin-1\n€".encode()),
        ("# coding: morse\né", "# coding: morse\né".encode()),
        (f"{BOM}# coding: utf-8\né", f"{BOM}# coding: utf-8\né".encode()),
    ],
)
def test_a_text_is_encoded_as_it_says(text: str, data: bytes) -> None:
    assert encoded(text) == data


@pytest.mark.parametrize(
    ("uri", "path"),
    [
        ("file:///a/b%20c.py", "/a/b c.py"),
        ("untitled:Untitled-1", "/folder/Untitled-1.py"),
        ("untitled:/home/new.py", "/folder/new.py"),
        ("git:/a/b.py?ref", None),
        ("vscode-notebook-cell:/a/b.ipynb#1", None),
    ],
)
def test_what_is_a_file(uri: str, path: str | None) -> None:
    assert path_of(uri, "/folder") == path


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        ("a\nb\n", "a\nb\n", []),
        ("a\nb = 1\nc\n", "a\nb = 2\nc\n", [((1, 4, 1, 5), "2")]),
        ("a\nb\n", "a\nnew\nb\n", [((1, 0, 1, 0), "new\n")]),
        ("a\nb\nc\n", "a\nc\n", [((1, 0, 2, 0), "")]),
        ("a = 1\nb\nc = 1\n", "a = 2\nb\nc = 3\n", [((0, 4, 0, 5), "2"), ((2, 4, 2, 5), "3")]),
        ("a", "a\n", [((0, 1, 0, 1), "\n")]),
        ("aaa\n", "aa\n", [((0, 2, 0, 3), "")]),
    ],
)
def test_edits_are_small(
    old: str, new: str, expected: list[tuple[tuple[int, int, int, int], str]]
) -> None:
    path = str(Path("/a.py"))
    places = Places({path: Document.of("file:///a.py", path, 1, old)})
    edits = [
        (
            (
                each.range.start.line,
                each.range.start.character,
                each.range.end.line,
                each.range.end.character,
            ),
            each.new_text,
        )
        for each in edits_between(places, path, new)
    ]
    assert edits == expected
