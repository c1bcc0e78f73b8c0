"""Repairs as edits of the texts that an editor has open and of files that it has not."""

from __future__ import annotations

from pathlib import Path

import pytest
from lsprotocol import types

from maskqlint.findings import Applicability, Edit, Fix, Position, Span
from maskqlint.lsp.actions import Actions
from maskqlint.lsp.checker import State
from maskqlint.lsp.client import Client
from maskqlint.lsp.diagnostics import Diagnostics
from maskqlint.lsp.documents import Document, Places
from maskqlint.lsp.pages import Pages


@pytest.fixture
def files(tmp_path: Path) -> tuple[str, str]:
    (tmp_path / "closed.py").write_bytes("é = '😀'; b = 2\r\n".encode())
    return str(tmp_path / "open.py"), str(tmp_path / "closed.py")


def actions(path: str, client: Client, broken: frozenset[str] = frozenset()) -> Actions:
    document = Document.of("file:///opened/as/open.py", path, 7, "a = 1\n")
    state = State(documents={path: document}, broken=broken)
    return Actions(Diagnostics(state, Places(state.documents), client, Pages()), client)


def repair(*paths: str) -> Fix:
    edits = [Edit(path, Span(Position(1, 9), Position(1, 9)), "x\n") for path in paths]
    return Fix("all at once", Applicability.SAFE, tuple(edits))


def test_a_repair_of_several_files_names_their_versions(files: tuple[str, str]) -> None:
    edit = actions(files[0], Client(document_changes=True)).edit_of(repair(*files))
    assert edit.changes is None and edit.document_changes is not None
    changes = [each for each in edit.document_changes if isinstance(each, types.TextDocumentEdit)]
    identifiers = [(each.text_document.uri, each.text_document.version) for each in changes]
    closed = Path(files[1]).as_uri()
    assert identifiers == [("file:///opened/as/open.py", 7), (closed, None)]
    # The closed file is read: its columns and line endings count, too.
    second = changes[1].edits[0]
    assert isinstance(second, types.TextEdit)
    assert (second.range.start.character, second.new_text) == (9, "x\r\n")


def test_a_client_without_versions_gets_all_files_too(files: tuple[str, str]) -> None:
    edit = actions(files[0], Client()).edit_of(repair(*files))
    assert edit.document_changes is None and edit.changes is not None
    assert list(edit.changes) == ["file:///opened/as/open.py", Path(files[1]).as_uri()]


@pytest.mark.parametrize(
    ("applicability", "broken", "is_usable"),
    [
        (Applicability.SAFE, (), True),
        (Applicability.UNSAFE, (), True),
        (Applicability.DISPLAY, (), False),
        (Applicability.SAFE, (1,), False),
    ],
)
def test_advice_and_repairs_of_broken_files_are_not_offered(
    files: tuple[str, str],
    applicability: Applicability,
    broken: tuple[int, ...],
    is_usable: bool,
) -> None:
    made = actions(files[0], Client(), frozenset(files[each] for each in broken))
    fix = Fix("all at once", applicability, repair(*files).edits)
    assert made._is_usable(fix) is is_usable
