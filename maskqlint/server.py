"""The editor's side: the Language Server Protocol over stdio."""

from __future__ import annotations

import asyncio
import contextlib
import os
import threading
import time
from collections.abc import Mapping
from typing import Any

from lsprotocol import types
from pygls.lsp.server import LanguageServer
from pygls.uris import from_fs_path, to_fs_path
from pygls.workspace import TextDocument

from maskqlint import __version__, engine
from maskqlint.config import SettingsFor
from maskqlint.findings import Applicability, Finding, Fix, Severity, Span
from maskqlint.session import Session
from maskqlint.settings import ConfigError
from maskqlint.source import SourceFile

DEBOUNCE = 0.15
"""Seconds without a change after which a text is checked while somebody types."""

SEVERITIES = {
    Severity.ERROR: types.DiagnosticSeverity.Error,
    Severity.WARNING: types.DiagnosticSeverity.Warning,
    Severity.NOTE: types.DiagnosticSeverity.Information,
}
FIX_ALL = "source.fixAll.maskqlint"


class Server(LanguageServer):
    """Keeps the findings of the open documents."""

    def __init__(self) -> None:
        super().__init__("maskqlint", __version__)
        self.findings: dict[str, tuple[Finding, ...]] = {}
        self.settings = SettingsFor()
        self.told: str = ""
        self.turn = 0
        self.lock = threading.Lock()
        self.session = Session()

    def overlay(self) -> dict[str, bytes]:
        """The texts of all open documents by path."""
        texts = {}
        for document in list(self.workspace.text_documents.values()):
            path = path_of(document.uri)
            if path is not None:
                texts[path] = encoded(document.source)
        return texts

    def check(self) -> None:
        """Check all open documents in the context of their projects."""
        with self.lock:
            overlay = self.overlay()
            try:
                settings = SettingsFor()
                for path in overlay:
                    settings(path)
                self.settings, self.told = settings, ""
            except ConfigError as error:
                self.tell(str(error))
            try:
                report = engine.check(
                    sorted(overlay), self.settings, overlay=overlay, session=self.session
                )
            except Exception as error:
                self.log(f"the analysis failed: {type(error).__name__}: {error}")
                return
            for failure in report.failures:
                self.log(failure)
            by_path: dict[str, list[Finding]] = {path: [] for path in overlay}
            for finding in report.findings:
                by_path.setdefault(finding.path, []).append(finding)
            self.findings = {path: tuple(found) for path, found in by_path.items()}

    def publish(self) -> None:
        """Send the findings of every open document."""
        for document in list(self.workspace.text_documents.values()):
            self.text_document_publish_diagnostics(
                types.PublishDiagnosticsParams(
                    document.uri, self.diagnostics(document), document.version
                )
            )

    def diagnostics(self, document: TextDocument) -> list[types.Diagnostic]:
        """The findings of one document as the protocol has them."""
        path = path_of(document.uri)
        found = self.findings.get(path, ()) if path is not None else ()
        return [self.diagnostic(document, finding) for finding in found]

    def diagnostic(self, document: TextDocument, finding: Finding) -> types.Diagnostic:
        """One finding, its way as related information."""
        related = [
            types.DiagnosticRelatedInformation(
                types.Location(self.uri_of(step.path), self.range_in(step.path, step.span)),
                step.message,
            )
            for step in finding.trace
        ]
        return types.Diagnostic(
            range_of(document, finding.span),
            finding.message,
            severity=SEVERITIES[finding.severity],
            code=finding.code,
            source="maskqlint",
            related_information=related,
        )

    def uri_of(self, path: str) -> str:
        """The URI under which the editor has a file open, or the file's own."""
        for document in self.workspace.text_documents.values():
            if path_of(document.uri) == path:
                return str(document.uri)
        return from_fs_path(path) or path

    def range_in(self, path: str, span: Span) -> types.Range:
        """A span in any file, in the client's units."""
        return range_of(self.workspace.get_text_document(self.uri_of(path)), span)

    def actions(self, document: TextDocument, wanted: types.Range) -> list[types.CodeAction]:
        """Quick fixes for what is found in a range, and the file's fix-all."""
        path = path_of(document.uri)
        found = self.findings.get(path or "", ())
        if any(finding.code == "MQ001" for finding in found):
            return []  # no repair of a text that does not parse
        actions = []
        for finding in found:
            place = range_of(document, finding.span)
            if place.end.line < wanted.start.line or place.start.line > wanted.end.line:
                continue
            diagnostic = self.diagnostic(document, finding)
            fixes = [finding.fix] if finding.fix is not None else []
            for number, fix in enumerate((*fixes, *finding.alternatives)):
                if fix.edits:
                    actions.append(self.quick_fix(finding, fix, diagnostic, number == 0))
            actions.append(self.ignore(document, finding, diagnostic))
        fix_all = self.fix_all(document)
        return [*actions, fix_all] if fix_all is not None else actions

    def quick_fix(
        self, finding: Finding, fix: Fix, diagnostic: types.Diagnostic, is_preferred: bool
    ) -> types.CodeAction:
        """A repair as an action; an unsafe one says so."""
        is_safe = fix.applicability is Applicability.SAFE
        title = f"{finding.code}: {fix.message}" + ("" if is_safe else " (unsafe)")
        return types.CodeAction(
            title,
            kind=types.CodeActionKind.QuickFix,
            diagnostics=[diagnostic],
            is_preferred=is_preferred and is_safe,
            edit=self.workspace_edit(fix),
        )

    def workspace_edit(self, fix: Fix) -> types.WorkspaceEdit:
        """A repair's edits, of the versions of the documents that they were made for."""
        by_path: dict[str, list[Any]] = {}
        for edit in fix.edits:
            place = self.range_in(edit.path, edit.span)
            by_path.setdefault(edit.path, []).append(types.TextEdit(place, edit.content))
        changes = []
        for path, edits in by_path.items():
            uri = self.uri_of(path)
            version = self.workspace.get_text_document(uri).version
            identifier = types.OptionalVersionedTextDocumentIdentifier(uri, version)
            changes.append(types.TextDocumentEdit(identifier, edits))
        return types.WorkspaceEdit(document_changes=changes)

    def ignore(
        self, document: TextDocument, finding: Finding, diagnostic: types.Diagnostic
    ) -> types.CodeAction:
        """Suppress one finding by a comment."""
        from maskqlint.suppressions import add_ignore

        source = SourceFile.from_bytes(finding.path, encoded(document.source))
        edit = self.whole(document, add_ignore(source, [finding]))
        return types.CodeAction(
            f"{finding.code}: ignore this here",
            kind=types.CodeActionKind.QuickFix,
            diagnostics=[diagnostic],
            edit=edit,
        )

    def fix_all(self, document: TextDocument) -> types.CodeAction | None:
        """All safe repairs of a document at once."""
        from maskqlint import fixes

        path = path_of(document.uri)
        if path is None:
            return None

        def again(overlay: Mapping[str, bytes]) -> engine.Report:
            return engine.check([path], self.settings, overlay=overlay)

        before = self.overlay()
        texts = fixes.repaired(again, before, unsafe=False)
        changed = texts.get(path)
        if changed is None or changed == before.get(path):
            return None
        text = SourceFile.from_bytes(path, changed).text
        return types.CodeAction(
            "maskqlint: apply all safe repairs", kind=FIX_ALL, edit=self.whole(document, text)
        )

    def whole(self, document: TextDocument, text: str) -> types.WorkspaceEdit:
        """Put a new text in the place of a document's."""
        lines = len(document.source.splitlines()) + 1
        everything = types.Range(types.Position(0, 0), types.Position(lines, 0))
        identifier = types.OptionalVersionedTextDocumentIdentifier(document.uri, document.version)
        edit = types.TextDocumentEdit(identifier, [types.TextEdit(everything, text)])
        return types.WorkspaceEdit(document_changes=[edit])

    def tell(self, problem: str) -> None:
        """Show a problem of the configuration, once."""
        if problem != self.told:
            self.told = problem
            self.window_show_message(
                types.ShowMessageParams(types.MessageType.Error, f"maskqlint: {problem}")
            )

    def log(self, text: str) -> None:
        """Log to the client."""
        self.window_log_message(types.LogMessageParams(types.MessageType.Error, text))

    async def recheck(self, delay: float = 0.0) -> None:
        """Check and publish, unless something newer has come meanwhile."""
        self.turn += 1
        turn = self.turn
        if delay:
            await asyncio.sleep(delay)
            if turn != self.turn:
                return
        await asyncio.get_running_loop().run_in_executor(None, self.check)
        if turn == self.turn:
            self.publish()


def path_of(uri: str) -> str | None:
    """The path of a document that has one."""
    path = to_fs_path(uri)
    return os.path.abspath(path) if path else None


def encoded(text: str) -> bytes:
    """A document's text as bytes, in the encoding that it declares."""
    import io
    import tokenize

    data = text.encode("utf-8", "surrogatepass")
    try:
        encoding, _ = tokenize.detect_encoding(io.BytesIO(data).readline)
        return text.encode(encoding)
    except (SyntaxError, UnicodeEncodeError, LookupError):
        return data


def range_of(document: TextDocument, span: Span) -> types.Range:
    """A span in the client's units (UTF-16 unless it asks for others)."""
    start = types.Position(span.start.row - 1, span.start.column - 1)
    end = types.Position(span.end.row - 1, span.end.column - 1)
    return document.position_codec.range_to_client_units(document.lines, types.Range(start, end))


def make() -> Server:
    """A server with its features."""
    server = Server()

    @server.feature(types.TEXT_DOCUMENT_DID_OPEN)
    async def opened(params: types.DidOpenTextDocumentParams) -> None:
        await server.recheck()

    @server.feature(types.TEXT_DOCUMENT_DID_CHANGE)
    async def changed(params: types.DidChangeTextDocumentParams) -> None:
        await server.recheck(DEBOUNCE)

    @server.feature(types.TEXT_DOCUMENT_DID_SAVE)
    async def saved(params: types.DidSaveTextDocumentParams) -> None:
        await server.recheck()

    @server.feature(types.TEXT_DOCUMENT_DID_CLOSE)
    async def closed(params: types.DidCloseTextDocumentParams) -> None:
        uri = params.text_document.uri
        server.text_document_publish_diagnostics(types.PublishDiagnosticsParams(uri, []))
        await server.recheck()

    @server.feature(
        types.TEXT_DOCUMENT_DIAGNOSTIC,
        types.DiagnosticOptions(inter_file_dependencies=True, workspace_diagnostics=False),
    )
    async def pulled(
        params: types.DocumentDiagnosticParams,
    ) -> types.RelatedFullDocumentDiagnosticReport:
        await asyncio.get_running_loop().run_in_executor(None, server.check)
        document = server.workspace.get_text_document(params.text_document.uri)
        return types.RelatedFullDocumentDiagnosticReport(server.diagnostics(document))

    @server.feature(
        types.TEXT_DOCUMENT_CODE_ACTION,
        types.CodeActionOptions([types.CodeActionKind.QuickFix, FIX_ALL]),
    )
    def acted(params: types.CodeActionParams) -> list[types.CodeAction]:
        document = server.workspace.get_text_document(params.text_document.uri)
        only = params.context.only
        actions = server.actions(document, params.range)
        if only is None:
            return actions
        return [each for each in actions if any(_is_kind(each.kind, kind) for kind in only)]

    @server.feature(types.INITIALIZED)
    def initialized(params: types.InitializedParams) -> None:
        _watch_parent(os.getppid())

    return server


def _is_kind(kind: str | None, wanted: str) -> bool:
    return kind is not None and (kind == wanted or kind.startswith(f"{wanted}."))


def _watch_parent(parent: int) -> None:
    """End with the editor that started the server, also when it dies without a word."""

    def watch() -> None:
        while os.getppid() == parent:
            time.sleep(2)
        os._exit(1)

    threading.Thread(target=watch, daemon=True).start()


def serve() -> None:
    """Serve until the client says `exit`, or is gone."""
    # After `exit` the transport may still look at a pipe that is closed already.
    with contextlib.suppress(ValueError):
        make().start_io()
