"""What tests of the server share: a client that remembers, and projects to open in it."""

from __future__ import annotations

import asyncio
import os
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest_lsp
from lsprotocol import types
from pytest_lsp import LanguageClient

from tests.cases_support import ROOT

ARTICLE = os.path.join(ROOT, "fixtures", "article", "equal_one.py")
PATIENCE = 60.0
"""Seconds after which a test fails that would wait for ever."""
CONFIG = pytest_lsp.ClientServerConfig(server_command=[sys.executable, "-m", "maskqlint", "server"])


def capabilities(**parts: Any) -> types.ClientCapabilities:
    """What an editor of today can do; `pull`, `encodings` and the like change that."""
    pull = types.DiagnosticClientCapabilities(
        related_document_support=parts.get("related", True),
        related_information=True,
        code_description_support=True,
    )
    actions = types.CodeActionClientCapabilities(
        data_support=True,
        resolve_support=types.ClientCodeActionResolveOptions(properties=["edit"]),
    )
    return types.ClientCapabilities(
        general=types.GeneralClientCapabilities(position_encodings=parts.get("encodings")),
        text_document=types.TextDocumentClientCapabilities(
            publish_diagnostics=types.PublishDiagnosticsClientCapabilities(
                related_information=True, code_description_support=True
            ),
            diagnostic=pull if parts.get("pull") else None,
            code_action=actions if parts.get("resolve", True) else None,
            hover=types.HoverClientCapabilities(content_format=[types.MarkupKind.Markdown]),
        ),
        workspace=types.WorkspaceClientCapabilities(
            workspace_edit=types.WorkspaceEditClientCapabilities(
                document_changes=parts.get("document_changes", True)
            ),
            did_change_watched_files=types.DidChangeWatchedFilesClientCapabilities(
                dynamic_registration=parts.get("watches", True)
            ),
            diagnostics=types.DiagnosticWorkspaceClientCapabilities(refresh_support=True),
            configuration=True,
            file_operations=types.FileOperationClientCapabilities(
                did_create=True, did_rename=True, did_delete=True
            ),
        ),
    )


class Editor:
    """An editor with a project open."""

    def __init__(self, client: LanguageClient, root: Path) -> None:
        self.client, self.root = client, root
        self.versions: dict[str, int] = {}
        self.published: dict[str, types.PublishDiagnosticsParams] = {}
        self.registered: list[types.Registration] = []
        self.initialized: types.InitializeResult
        self.asked_again = asyncio.Event()
        self._news: asyncio.Queue[types.PublishDiagnosticsParams] = asyncio.Queue()
        self._listen()

    def _listen(self) -> None:
        client = self.client

        @client.feature("client/registerCapability")  # type: ignore[untyped-decorator]
        def register(params: types.RegistrationParams) -> None:
            self.registered += params.registrations

        # The client's own handlers keep the last of each only.
        features = client.protocol.fm.features
        del features[types.TEXT_DOCUMENT_PUBLISH_DIAGNOSTICS]
        del features[types.WORKSPACE_DIAGNOSTIC_REFRESH]

        @client.feature(types.TEXT_DOCUMENT_PUBLISH_DIAGNOSTICS)  # type: ignore[untyped-decorator]
        def publish(params: types.PublishDiagnosticsParams) -> None:
            self._news.put_nowait(params)

        @client.feature(types.WORKSPACE_DIAGNOSTIC_REFRESH)  # type: ignore[untyped-decorator]
        def refresh(params: None) -> None:
            self.asked_again.set()

    async def begin(self, options: Any = None, **parts: Any) -> Editor:
        """Say hello."""
        self.initialized = await self.client.initialize_session(
            types.InitializeParams(
                capabilities=parts.get("told") or capabilities(**parts),
                root_uri=self.root.as_uri(),
                initialization_options=options,
            )
        )
        return self

    def uri(self, name: str) -> str:
        return name if ":" in name else (self.root / name).as_uri()

    def open(self, name: str, text: str | None = None, language: str = "python") -> None:
        """Open a file, or an unsaved text."""
        text = (self.root / name).read_text() if text is None else text
        self.versions[name] = 1
        document = types.TextDocumentItem(self.uri(name), language, 1, text)
        self.client.text_document_did_open(types.DidOpenTextDocumentParams(document))

    def change(self, name: str, text: str) -> None:
        """Type."""
        self.versions[name] += 1
        self.client.text_document_did_change(
            types.DidChangeTextDocumentParams(
                types.VersionedTextDocumentIdentifier(
                    uri=self.uri(name), version=self.versions[name]
                ),
                [types.TextDocumentContentChangeWholeDocument(text)],
            )
        )

    def save(self, name: str, text: str) -> None:
        """Write a file."""
        (self.root / name).write_text(text)
        self.client.text_document_did_save(
            types.DidSaveTextDocumentParams(types.TextDocumentIdentifier(self.uri(name)))
        )

    def close(self, name: str) -> None:
        """Close a file."""
        self.client.text_document_did_close(
            types.DidCloseTextDocumentParams(types.TextDocumentIdentifier(self.uri(name)))
        )

    async def diagnostics(self, name: str) -> list[types.Diagnostic]:
        """What is shown for the version of a file that is open."""
        published = await self.until(
            lambda params: params.uri == self.uri(name) and params.version == self.versions[name]
        )
        return list(published.diagnostics)

    async def until(self, holds: Any) -> types.PublishDiagnosticsParams:
        """The first diagnostics from now on, or known ones, for which something holds."""
        for known in self.published.values():
            if holds(known):
                return known
        while True:
            params = await asyncio.wait_for(self._news.get(), PATIENCE)
            self.published[params.uri] = params
            if holds(params):
                return params

    def news(self) -> int:
        """How often diagnostics were told that nobody has looked at yet."""
        return self._news.qsize()

    async def pull(self, name: str, known: str | None = None) -> Any:
        """Ask for diagnostics."""
        return await self.client.text_document_diagnostic_async(
            types.DocumentDiagnosticParams(
                types.TextDocumentIdentifier(self.uri(name)), previous_result_id=known
            )
        )

    async def actions(
        self, name: str, place: types.Range, only: list[str] | None = None
    ) -> list[types.CodeAction]:
        """What is offered at a place."""
        answer: Any = await self.client.text_document_code_action_async(
            types.CodeActionParams(
                types.TextDocumentIdentifier(self.uri(name)),
                place,
                types.CodeActionContext([], only=only),
            )
        )
        return list(answer or [])

    async def hover(self, name: str, row: int, column: int) -> str:
        """What is shown for a place, rows and columns from 0; "" for nothing."""
        answer = await self.client.text_document_hover_async(
            types.HoverParams(
                types.TextDocumentIdentifier(self.uri(name)), types.Position(row, column)
            )
        )
        return "" if answer is None else str(answer.contents.value)  # type: ignore[union-attr]

    def disk(self, *names: str) -> None:
        """Tell of changes on disk."""
        changes = [types.FileEvent(self.uri(name), types.FileChangeType.Changed) for name in names]
        self.client.workspace_did_change_watched_files(types.DidChangeWatchedFilesParams(changes))


def applied(text: str, edits: list[Any]) -> str:
    """A text after a client has applied edits, which count UTF-16 units."""
    rows = text.split("\n")

    def offset(position: types.Position) -> int:
        before = sum(len(row) + 1 for row in rows[: position.line])
        row = rows[position.line].encode("utf-16-le")
        return before + len(row[: position.character * 2].decode("utf-16-le"))

    for edit in sorted(edits, key=lambda each: offset(each.range.start), reverse=True):
        text = text[: offset(edit.range.start)] + edit.new_text + text[offset(edit.range.end) :]
    return text


def everything(text: str) -> types.Range:
    """All of a text."""
    return types.Range(types.Position(0, 0), types.Position(text.count("\n") + 1, 0))


def put(root: Path, files: Mapping[str, str]) -> None:
    """Write a project."""
    root.mkdir(exist_ok=True)
    (root / "pyproject.toml").touch()
    for name, text in files.items():
        (root / name).parent.mkdir(parents=True, exist_ok=True)
        (root / name).write_text(text)


HELPER = "def valid(x):\n    return x[..., -1] == 1\n"
MODEL = """from torch import nn
from horizon_plugin_pytorch.quantization import QuantStub
from helper import valid


class Net(nn.Module):
    def __init__(self):
        super().__init__()
        self.quant = QuantStub()

    def forward(self, x):
        return valid(self.quant(x))
"""
