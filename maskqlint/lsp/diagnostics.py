"""Findings as the protocol has them."""

from __future__ import annotations

from hashlib import blake2b

from lsprotocol import types

from maskqlint.findings import Finding, Severity
from maskqlint.lsp.checker import State
from maskqlint.lsp.client import Client
from maskqlint.lsp.documents import Document, Places
from maskqlint.lsp.pages import Pages

SOURCE = "maskqlint"
SEVERITIES = {
    Severity.ERROR: types.DiagnosticSeverity.Error,
    Severity.WARNING: types.DiagnosticSeverity.Warning,
    Severity.NOTE: types.DiagnosticSeverity.Information,
}
UNNECESSARY = ("MQ003",)
"""What editors show faded: comments that do nothing."""


class Diagnostics:
    """Makes diagnostics of one state for one client.

    Args:
        pages: where the pages of rules are.
    """

    def __init__(self, state: State, places: Places, client: Client, pages: Pages) -> None:
        self.state, self.places = state, places
        self._client, self._pages = client, pages

    def of(self, document: Document) -> list[types.Diagnostic]:
        """The diagnostics of an open text."""
        found = self.state.findings.get(document.path, ())
        return [self.diagnostic(finding) for finding in found]

    def diagnostic(self, finding: Finding) -> types.Diagnostic:
        """One finding, its way as related information."""
        client, places = self._client, self.places
        related = tags = href = None
        if client.related_information:
            related = [
                types.DiagnosticRelatedInformation(
                    places.location(step.path, step.span), step.message
                )
                for step in finding.trace
            ]
        if client.tags and finding.code in UNNECESSARY:
            tags = [types.DiagnosticTag.Unnecessary]
        if client.code_description:
            packs = self.state.settings(finding.path).rule_packs
            href = self._pages.href(finding.code, packs)
        return types.Diagnostic(
            places.range(finding.path, finding.span),
            finding.message,
            severity=SEVERITIES[finding.severity],
            code=finding.code,
            code_description=None if href is None else types.CodeDescription(href),
            source=SOURCE,
            tags=tags,
            related_information=related,
        )


def result_id(diagnostics: list[types.Diagnostic]) -> str:
    """What an answer is recognized by: the same for the same diagnostics."""
    return blake2b(repr(diagnostics).encode("utf-8", "surrogatepass"), digest_size=12).hexdigest()
