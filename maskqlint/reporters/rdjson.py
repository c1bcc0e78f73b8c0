"""Reviewdog's diagnostic format. Its columns count bytes of UTF-8, from 1."""

from __future__ import annotations

import json
from typing import Any

from maskqlint.findings import Finding, Fix, Position, Severity, Span
from maskqlint.reporters import Results, View

_SEVERITIES = {Severity.ERROR: "ERROR", Severity.WARNING: "WARNING", Severity.NOTE: "INFO"}


def render(results: Results, view: View) -> str:
    """The report."""
    document = {
        "source": {"name": "maskqlint"},
        "severity": "ERROR",
        "diagnostics": [_diagnostic(finding, view) for finding in results.findings],
    }
    return json.dumps(document, indent=2, ensure_ascii=False) + "\n"


def _diagnostic(finding: Finding, view: View) -> dict[str, Any]:
    diagnostic: dict[str, Any] = {
        "message": finding.message,
        "location": _location(finding.path, finding.span, view),
        "severity": _SEVERITIES[finding.severity],
        "code": {"value": finding.code},
    }
    fixes = [fix for fix in (finding.fix, *finding.alternatives) if _is_suggestion(fix, finding)]
    if fixes:
        diagnostic["suggestions"] = [
            {"range": _range(edit.path, edit.span, view), "text": edit.content}
            for fix in fixes
            if fix is not None
            for edit in fix.edits
        ]
    if finding.trace:
        diagnostic["related_locations"] = [
            {"message": step.message, "location": _location(step.path, step.span, view)}
            for step in finding.trace
        ]
    return diagnostic


def _is_suggestion(fix: Fix | None, finding: Finding) -> bool:
    """A reviewer accepts suggestions one by one, so a fix has to be whole in one of them."""
    return fix is not None and len(fix.edits) == 1 and fix.edits[0].path == finding.path


def _location(path: str, span: Span, view: View) -> dict[str, Any]:
    return {"path": view.posix(path), "range": _range(path, span, view)}


def _range(path: str, span: Span, view: View) -> dict[str, Any]:
    return {"start": _position(path, span.start, view), "end": _position(path, span.end, view)}


def _position(path: str, position: Position, view: View) -> dict[str, int]:
    source = view.source(path)
    before = source.line(position.row)[: position.column - 1] if source is not None else ""
    wide = len(before.encode("utf-8", "surrogatepass")) - len(before)
    return {"line": position.row, "column": position.column + wide}
