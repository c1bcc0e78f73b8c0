"""`maskqlint server`: the Language Server Protocol over stdio, message by message."""

from __future__ import annotations

import contextlib
import os
import sys
from typing import NoReturn

from lsprotocol import types
from pygls.exceptions import JsonRpcException

from maskqlint.lsp.actions import KINDS
from maskqlint.lsp.editor import Editor
from maskqlint.lsp.options import SECTION

PYTHON_FILES = types.FileOperationRegistrationOptions(
    [
        types.FileOperationFilter(types.FileOperationPattern("**/*.py"), scheme="file"),
        types.FileOperationFilter(
            types.FileOperationPattern("**", matches=types.FileOperationPatternKind.Folder),
            scheme="file",
        ),
    ]
)
WATCHED = ("**/*.py", "**/*.toml", "**/.gitignore")


def make() -> Editor:
    """A server that listens to its client."""
    server = Editor()
    _life(server)
    _texts(server)
    _files(server)
    _answers(server)
    return server


def _life(server: Editor) -> None:
    is_shut_down = False

    @server.feature(types.INITIALIZE)
    async def initialize(params: types.InitializeParams) -> None:
        server.begin(params)

    @server.feature(types.INITIALIZED)
    async def initialized(params: types.InitializedParams) -> None:
        if server.client.watches:
            watchers = [types.FileSystemWatcher(glob_pattern=each) for each in WATCHED]
            options = types.DidChangeWatchedFilesRegistrationOptions(watchers)
            method = types.WORKSPACE_DID_CHANGE_WATCHED_FILES
            registration = types.Registration("watched-files", method, options)
            # A client that refuses is one whose files are looked at with each change.
            with contextlib.suppress(JsonRpcException):
                await server.client_register_capability_async(
                    types.RegistrationParams([registration])
                )
                server.is_watched = True

    @server.feature(types.SHUTDOWN)
    def shutdown(params: None) -> None:
        nonlocal is_shut_down
        is_shut_down = True

    @server.feature(types.EXIT)
    def ended(params: None) -> None:
        _leave(0 if is_shut_down else 1)

    @server.feature(types.WORKSPACE_DID_CHANGE_CONFIGURATION)
    async def configured(params: types.DidChangeConfigurationParams) -> None:
        settings = params.settings
        if not settings and server.client.configuration:
            item = types.ConfigurationItem(section=SECTION)
            answer = await server.workspace_configuration_async(types.ConfigurationParams([item]))
            settings = answer[0] if answer else None
        server.set_options(settings)
        server.now()


def _texts(server: Editor) -> None:
    # These take the text in before the next message is looked at, and so are no coroutines.
    @server.feature(types.TEXT_DOCUMENT_DID_OPEN)
    def opened(params: types.DidOpenTextDocumentParams) -> None:
        server.checker.refresh()
        if server.take(params.text_document.uri):
            server.now()

    @server.feature(types.TEXT_DOCUMENT_DID_CHANGE)
    def changed(params: types.DidChangeTextDocumentParams) -> None:
        if not server.is_watched:
            server.checker.refresh()
        if server.take(params.text_document.uri):
            server.later()

    @server.feature(types.TEXT_DOCUMENT_DID_SAVE)
    def saved(params: types.DidSaveTextDocumentParams) -> None:
        server.checker.refresh()
        server.now()

    @server.feature(types.TEXT_DOCUMENT_DID_CLOSE)
    def closed(params: types.DidCloseTextDocumentParams) -> None:
        server.drop(params.text_document.uri)
        server.now()


def _files(server: Editor) -> None:
    def look_again() -> None:
        server.checker.refresh()
        server.now()

    @server.feature(types.WORKSPACE_DID_CHANGE_WATCHED_FILES)
    def watched(params: types.DidChangeWatchedFilesParams) -> None:
        look_again()

    @server.feature(types.WORKSPACE_DID_CREATE_FILES, PYTHON_FILES)
    def created(params: types.CreateFilesParams) -> None:
        look_again()

    @server.feature(types.WORKSPACE_DID_RENAME_FILES, PYTHON_FILES)
    def renamed(params: types.RenameFilesParams) -> None:
        look_again()

    @server.feature(types.WORKSPACE_DID_DELETE_FILES, PYTHON_FILES)
    def deleted(params: types.DeleteFilesParams) -> None:
        look_again()


def _answers(server: Editor) -> None:
    @server.feature(
        types.TEXT_DOCUMENT_DIAGNOSTIC,
        types.DiagnosticOptions(
            inter_file_dependencies=True, workspace_diagnostics=False, identifier="maskqlint"
        ),
    )
    async def pulled(
        params: types.DocumentDiagnosticParams,
    ) -> types.RelatedFullDocumentDiagnosticReport | types.RelatedUnchangedDocumentDiagnosticReport:
        return await server.report(params)

    @server.feature(
        types.TEXT_DOCUMENT_CODE_ACTION,
        types.CodeActionOptions(list(KINDS), resolve_provider=True),
    )
    async def acted(params: types.CodeActionParams) -> list[types.CodeAction]:
        return await server.actions(params)

    @server.feature(types.CODE_ACTION_RESOLVE)
    async def resolved(action: types.CodeAction) -> types.CodeAction:
        return await server.resolve(action)

    @server.feature(types.TEXT_DOCUMENT_HOVER)
    async def hovered(params: types.HoverParams) -> types.Hover | None:
        return await server.hover(params)


def serve() -> NoReturn:
    """Serve until the client says `exit`, or is gone."""
    try:
        make().start_io()
    finally:
        _leave(1)  # nobody said `exit`


def _leave(status: int) -> NoReturn:
    """End at once: a check may still be running, and nobody waits for it."""
    sys.stdout.flush()
    os._exit(status)
