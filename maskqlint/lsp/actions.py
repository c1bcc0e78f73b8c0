"""What an editor offers to do: repairs, comments that keep a finding back, all repairs at once."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from lsprotocol import types

from maskqlint import engine, fixes
from maskqlint.config import SettingsFor
from maskqlint.file_rules import FILE_RULES
from maskqlint.findings import Applicability, Finding, Fix
from maskqlint.lsp.client import Client
from maskqlint.lsp.diagnostics import Diagnostics
from maskqlint.lsp.documents import Document, Places, edits_between
from maskqlint.source import SourceFile
from maskqlint.wording import say

QUICK_FIX = types.CodeActionKind.QuickFix
FIX_ALL = "source.fixAll.maskqlint"
KINDS = (QUICK_FIX, FIX_ALL)

Repaired = Sequence[tuple[Finding, tuple[Fix, ...]]]


class Actions:
    """Makes the actions for one state and one client."""

    def __init__(self, diagnostics: Diagnostics, client: Client) -> None:
        self._diagnostics = diagnostics
        self._state, self._places = diagnostics.state, diagnostics.places
        self._client = client

    def found(self, document: Document, wanted: types.Range) -> list[Finding]:
        """The findings that a selection touches; without any, those on its rows."""
        span = self._places.span(document.path, wanted)
        findings = [
            each
            for each in self._state.findings.get(document.path, ())
            if each.span.start.row <= span.end.row and each.span.end.row >= span.start.row
        ]
        touched = [
            each for each in findings if each.span.start <= span.end and each.span.end >= span.start
        ]
        return touched or findings

    def quick_fixes(self, document: Document, repaired: Repaired) -> list[types.CodeAction]:
        """Each finding's repairs, safe ones first, then the comment that keeps it back."""
        actions = []
        lang = self._state.settings(document.path).lang
        for finding, repairs in repaired:
            diagnostic = self._diagnostics.diagnostic(finding)
            lang = self._state.settings(finding.path).lang
            usable = [each for each in repairs if self._is_usable(each)]
            usable.sort(key=lambda each: each.applicability is not Applicability.SAFE)
            for number, repair in enumerate(usable):
                is_safe = repair.applicability is Applicability.SAFE
                title = f"{finding.code}: {repair.message}"
                title += "" if is_safe else say(" (unsafe)", lang)
                edit = self.edit_of(repair)
                actions.append(
                    types.CodeAction(
                        title,
                        kind=QUICK_FIX,
                        diagnostics=[diagnostic],
                        is_preferred=(number == 0 and is_safe) or None,
                        edit=edit,
                    )
                )
            if finding.code not in FILE_RULES:
                actions.append(self._ignore(document, finding, diagnostic))
        return actions

    def fix_all(self, document: Document, title: str, *, edit: bool) -> types.CodeAction:
        """All repairs of a text at once; without its edit, which takes a while to work out."""
        title = say(title, self._state.settings(document.path).lang)
        data = {"uri": document.uri, "version": document.version}
        title = say(title, self._state.settings(document.path).lang)
        return types.CodeAction(title, kind=FIX_ALL, data=None if edit else data)

    def edit_of(self, repair: Fix) -> types.WorkspaceEdit:
        """A repair's edits."""
        by_path: dict[str, list[types.TextEdit]] = {}
        for each in repair.edits:
            content = each.content.replace("\r\n", "\n")
            source = self._places.source(each.path)
            if source is not None:
                content = content.replace("\n", source.newline)
            text = types.TextEdit(self._places.range(each.path, each.span), content)
            by_path.setdefault(each.path, []).append(text)
        return workspace_edit(self._places, self._client, by_path)

    def _is_usable(self, repair: Fix) -> bool:
        """Whether an editor may apply it: not advice, and no text that does not parse."""
        return (
            bool(repair.edits)
            and repair.applicability is not Applicability.DISPLAY
            and self._state.broken.isdisjoint(each.path for each in repair.edits)
        )

    def _ignore(
        self, document: Document, finding: Finding, diagnostic: types.Diagnostic
    ) -> types.CodeAction:
        from maskqlint.suppressions import add_ignore

        text = add_ignore(document.source(), [finding])
        changes = {document.path: edits_between(self._places, document.path, text)}
        return types.CodeAction(
            say(f"{finding.code}: ignore this here", self._state.settings(document.path).lang),
            kind=QUICK_FIX,
            diagnostics=[diagnostic],
            edit=workspace_edit(self._places, self._client, changes),
        )


def workspace_edit(
    places: Places, client: Client, changes: Mapping[str, list[types.TextEdit]]
) -> types.WorkspaceEdit:
    """Edits by file, of the versions that they were made for where the client takes that."""
    if not client.document_changes:
        return types.WorkspaceEdit(
            changes={places.uri(path): edits for path, edits in changes.items()}
        )
    documents: list[Any] = []
    for path, edits in changes.items():
        identifier = types.OptionalVersionedTextDocumentIdentifier(
            places.uri(path), places.version(path)
        )
        documents.append(types.TextDocumentEdit(identifier, edits))
    return types.WorkspaceEdit(document_changes=documents)


def repair_all(
    path: str, documents: Mapping[str, Document], settings: SettingsFor, *, unsafe: bool
) -> dict[str, str]:
    """The texts that change when all repairs of a file are applied, round after round."""
    before = {each.path: each.data for each in documents.values()}

    def check(overlay: Mapping[str, bytes]) -> engine.Report:
        return engine.check([path], settings, overlay=overlay, jobs=1)

    after = fixes.repaired(check, before, unsafe=unsafe)
    return {
        each: SourceFile.from_bytes(each, data).text
        for each, data in after.items()
        if data != before.get(each)
    }


def is_asked_for(kind: str, only: Iterable[str] | None) -> bool:
    """Whether a client that wants actions of some kinds wants this one."""
    if only is None:
        return True
    return any(kind == each or kind.startswith(f"{each}.") or not each for each in only)
