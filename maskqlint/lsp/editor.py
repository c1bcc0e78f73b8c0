"""An editor: what it has open, what it was told of that, and what it asks."""

from __future__ import annotations

import asyncio
import os
from typing import Any

from lsprotocol import types
from pygls.lsp.server import LanguageServer

from maskqlint import __version__, hover
from maskqlint.lsp import hovers, options, parent
from maskqlint.lsp.actions import (
    FIX_ALL,
    QUICK_FIX,
    Actions,
    is_asked_for,
    repair_all,
    workspace_edit,
)
from maskqlint.lsp.checker import Checker, State
from maskqlint.lsp.client import Client
from maskqlint.lsp.diagnostics import Diagnostics, result_id
from maskqlint.lsp.documents import Document, Places, edits_between, path_of
from maskqlint.lsp.pages import Pages


class Editor(LanguageServer):
    """The state of a session with one client; `maskqlint.server` hands it the messages."""

    def __init__(self) -> None:
        # The whole text with each change: pygls counts rows where Python does, which is not
        # where the protocol does (form feeds), so that parts would go to the wrong place.
        super().__init__(
            "maskqlint", __version__, text_document_sync_kind=types.TextDocumentSyncKind.Full
        )
        self.options = options.Options()
        self.client = Client()
        self.pages = Pages()
        self.checker = Checker(self.log)
        self.is_watched = False
        self.folder = ""
        self._told: tuple[str, ...] = ()
        self._published: dict[str, tuple[int | None, str]] = {}
        self._reported: dict[str, str] = {}
        self._later: asyncio.TimerHandle | None = None
        self._tasks: set[asyncio.Task[None]] = set()
        self._loop: asyncio.AbstractEventLoop | None = None

    # -- what the editor has

    def begin(self, params: types.InitializeParams) -> None:
        """Take note of what the client is and wants."""
        self._loop = asyncio.get_running_loop()
        self.client = Client.of(params.capabilities)
        folders = [folder.uri for folder in params.workspace_folders or ()]
        root = next(iter(folders), None) or params.root_uri
        self.folder = (path_of(root, "") if root else None) or os.getcwd()
        self.set_options(params.initialization_options)
        if params.process_id is not None:
            parent.watch(params.process_id)

    def set_options(self, raw: Any) -> None:
        """Take the client's settings."""
        self.options, problem = options.read(raw)
        self.pages = Pages(self.options.rule_url)
        self.checker.config = self.options.configuration or None
        self.checker.refresh()
        if problem:
            self.tell(problem)

    def take(self, uri: str) -> bool:
        """Take a text as it is now; False for one that is not to be checked."""
        self._forget_handled()
        text = self.workspace.get_text_document(uri)
        path = path_of(uri, self.folder)
        if path is None or not (text.language_id == "python" or uri.endswith(".py")):
            return False
        self.checker.open(Document.of(uri, path, text.version, text.source))
        return True

    def _forget_handled(self) -> None:
        """Drop what pygls 2.1 keeps of each notification that it has handled, for ever."""
        handled = self.protocol._request_futures
        for number in [number for number, future in handled.items() if future.done()]:
            del handled[number]

    def drop(self, uri: str) -> None:
        """Forget a text that was closed, and what was told of it."""
        path = path_of(uri, self.folder)
        if path is not None:
            self.checker.close(path)
        if self._published.pop(uri, None) is not None:
            self.text_document_publish_diagnostics(types.PublishDiagnosticsParams(uri, []))
        self._reported.pop(uri, None)

    # -- what it is told

    def later(self) -> None:
        """Check when nothing has changed for a while."""
        if self._later is not None:
            self._later.cancel()
        loop = asyncio.get_running_loop()
        self._later = loop.call_later(self.options.debounce / 1000, self.now)

    def now(self) -> None:
        """Check, and tell what comes of it."""
        task = asyncio.ensure_future(self._tell_current())
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)

    async def _tell_current(self) -> None:
        state = await self.checker.current()
        self.tell_problems(state)
        if self.client.pulls:
            self._ask_to_pull(state)
            return
        diagnostics = self.diagnostics(state)
        for document in state.documents.values():
            found = diagnostics.of(document)
            told = (document.version, result_id(found))
            if self._published.get(document.uri) != told:
                self._published[document.uri] = told
                self.text_document_publish_diagnostics(
                    types.PublishDiagnosticsParams(document.uri, found, document.version)
                )

    def _ask_to_pull(self, state: State) -> None:
        """Let the client ask again if it has been told something that does not hold."""
        if not self.client.refreshes:
            return
        diagnostics = self.diagnostics(state)
        for document in state.documents.values():
            told = self._reported.get(document.uri)
            if told is not None and told != result_id(diagnostics.of(document)):
                self.workspace_diagnostic_refresh(None)
                return

    async def report(
        self, params: types.DocumentDiagnosticParams
    ) -> types.RelatedFullDocumentDiagnosticReport | types.RelatedUnchangedDocumentDiagnosticReport:
        """What a client that asks is told: of a text, and of others if it takes that."""
        state = await self.checker.current()
        self.tell_problems(state)
        diagnostics = self.diagnostics(state)
        uri = params.text_document.uri
        found: list[types.Diagnostic] = []
        related: dict[str, Any] = {}
        for document in state.documents.values():
            if document.uri == uri:
                found = diagnostics.of(document)
            elif self.client.related_documents:
                other = diagnostics.of(document)
                number = result_id(other)
                if self._reported.get(document.uri) != number:
                    self._reported[document.uri] = number
                    related[document.uri] = types.FullDocumentDiagnosticReport(
                        items=other, result_id=number
                    )
        number = result_id(found)
        self._reported[uri] = number
        if params.previous_result_id == number:
            return types.RelatedUnchangedDocumentDiagnosticReport(
                result_id=number, related_documents=related or None
            )
        return types.RelatedFullDocumentDiagnosticReport(
            items=found, result_id=number, related_documents=related or None
        )

    def diagnostics(self, state: State) -> Diagnostics:
        """What makes diagnostics of a state."""
        return Diagnostics(state, self.places(state), self.client, self.pages)

    def places(self, state: State) -> Places:
        """What tells places in a state's texts."""
        encoding = self.workspace.position_encoding or types.PositionEncodingKind.Utf16
        return Places(state.documents, encoding)

    def tell_problems(self, state: State) -> None:
        """Show what is wrong with configurations, once while it lasts."""
        for problem in state.problems:
            if problem not in self._told:
                self.tell(problem)
        self._told = state.problems

    # -- what it may do

    async def actions(self, params: types.CodeActionParams) -> list[types.CodeAction]:
        """The actions for a selection."""
        while True:
            state = await self.checker.current()
            result = await self._actions(state, params)
            if self.checker.turn == state.turn:
                return result

    async def _actions(
        self, state: State, params: types.CodeActionParams
    ) -> list[types.CodeAction]:
        document = self.document(state, params.text_document.uri)
        if document is None or document.path in state.broken:
            return []  # no repair of a text that does not parse
        actions = Actions(self.diagnostics(state), self.client)
        only = params.context.only
        result: list[types.CodeAction] = []
        if is_asked_for(QUICK_FIX, only):
            found = actions.found(document, params.range)
            repaired = await self.checker.repairs(found)
            result += actions.quick_fixes(document, repaired)
        if is_asked_for(FIX_ALL, only) and state.findings.get(document.path):
            # All repairs take several checks: they are worked out for who asks for just that,
            # or when the action is chosen, and not whenever the cursor moves.
            if self.client.resolves_edit:
                result.append(actions.fix_all(document, self._fix_all_title(), edit=False))
            elif only is not None:
                action = actions.fix_all(document, self._fix_all_title(), edit=True)
                action.edit = await self.all_repairs(state, document)
                result.append(action)
        return result

    async def resolve(self, action: types.CodeAction) -> types.CodeAction:
        """Work out the edit of an action that was chosen."""
        data = action.data if isinstance(action.data, dict) else {}
        state = await self.checker.current()
        document = self.document(state, str(data.get("uri")))
        if document is not None and document.version == data.get("version"):
            action.edit = await self.all_repairs(state, document)
        return action

    async def all_repairs(self, state: State, document: Document) -> types.WorkspaceEdit:
        """The edit that applies all repairs of a text."""
        unsafe = self.options.fix_all == "unsafe"
        settings = self.checker.settings

        def work() -> dict[str, str]:
            return repair_all(document.path, state.documents, settings, unsafe=unsafe)

        # It needs nothing that is kept, but a walk has the interpreter's limits to itself.
        texts = await self.checker.do(work)
        places = self.places(state)
        changes = {path: edits_between(places, path, text) for path, text in texts.items()}
        return workspace_edit(places, self.client, changes)

    def _fix_all_title(self) -> str:
        if self.options.fix_all == "unsafe":
            return "maskqlint: apply all repairs, unsafe ones too"
        return "maskqlint: apply all safe repairs"

    async def hover(self, params: types.HoverParams) -> types.Hover | None:
        """What is known of the expression at a place."""
        state = await self.checker.current()
        document = self.document(state, params.text_document.uri)
        if document is None or document.path in state.broken:
            return None
        places = self.places(state)
        position = places.place(document.path, params.position)
        lang = state.settings(document.path).lang
        session = self.checker.session
        known = await self.checker.do(
            lambda: hover.known_at(session, document.path, position, lang)
        )
        if known is None:
            return None
        place = places.range(document.path, known.span)
        return types.Hover(
            hovers.contents(known, places, markdown=self.client.markdown, lang=lang), place
        )

    def document(self, state: State, uri: str) -> Document | None:
        """An open text."""
        path = path_of(uri, self.folder)
        return state.documents.get(path) if path is not None else None

    # -- what it shows

    def tell(self, problem: str) -> None:
        """Show a problem that the user can do something about."""
        self.window_show_message(
            types.ShowMessageParams(types.MessageType.Error, f"maskqlint: {problem}")
        )

    def log(self, text: str) -> None:
        """Log to the client, from any thread."""
        if self._loop is not None:
            self._loop.call_soon_threadsafe(self._log, text)

    def _log(self, text: str) -> None:
        self.window_log_message(types.LogMessageParams(types.MessageType.Error, text))

    def report_server_error(self, error: Exception, source: Any) -> None:
        """A message that could not be handled ends nothing."""
        self._log(f"{source.__name__}: {error}")
