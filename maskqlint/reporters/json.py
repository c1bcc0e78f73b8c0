"""A list of objects in the shape that Ruff users know; other tools build on it."""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import Any

from maskqlint.findings import Finding, Fix, Position, Span
from maskqlint.reporters import Results, View


def render(results: Results, view: View) -> str:
    """The report."""
    return dump([as_object(finding) for finding in results.findings])


def dump(objects: list[dict[str, Any]]) -> str:
    """The objects as text; also used where reports are joined."""
    return json.dumps(objects, indent=2, ensure_ascii=False) + "\n"


def fixed(findings: Sequence[Finding]) -> str:
    """What was repaired, in the same shape, as one line beside the report."""
    listed = [as_object(finding) for finding in findings]
    return json.dumps({"fixed": listed}, ensure_ascii=False) + "\n"


def as_object(finding: Finding) -> dict[str, Any]:
    """One finding; every key is always there."""
    return {
        "code": finding.code,
        "name": finding.name,
        "severity": finding.severity.value,
        "filename": finding.path,
        **_places(finding.span),
        "message": finding.message,
        "url": None,
        "noqa_row": finding.noqa_row or finding.span.end.row,
        "fix": _fix(finding.fix, finding.path) if finding.fix is not None else None,
        "alternatives": [_fix(fix, finding.path) for fix in finding.alternatives],
        "trace": [
            {"filename": step.path, **_places(step.span), "message": step.message}
            for step in finding.trace
        ],
    }


def _fix(fix: Fix, path: str) -> dict[str, Any]:
    edits = []
    for edit in fix.edits:
        # Ruff's edits have no file; ours name it only where it is another one.
        other = {"filename": edit.path} if edit.path != path else {}
        edits.append({"content": edit.content, **_places(edit.span), **other})
    return {"applicability": fix.applicability.value, "message": fix.message, "edits": edits}


def _places(span: Span) -> dict[str, dict[str, int]]:
    return {"location": _position(span.start), "end_location": _position(span.end)}


def _position(position: Position) -> dict[str, int]:
    return {"row": position.row, "column": position.column}
