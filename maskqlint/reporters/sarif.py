"""SARIF 2.1.0, which code scanning services and editors read."""

from __future__ import annotations

import json
import os
from collections.abc import Mapping
from itertools import groupby
from typing import Any

from maskqlint import __version__
from maskqlint.baseline import BASELINED, identified
from maskqlint.findings import Finding, Fix, Span
from maskqlint.reporters import Results, RuleInfo, View

SCHEMA = (
    "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
)
FINGERPRINT = "maskqlint/v1"

_ROOT = "%SRCROOT%"


def render(results: Results, view: View) -> str:
    """The report; what was suppressed is in it, and marked."""
    suppressed = dict(results.suppressed)
    findings = sorted([*results.findings, *suppressed], key=lambda finding: finding.sort_key)
    rules = _rules(view.rules(), findings)
    index = {rule["id"]: number for number, rule in enumerate(rules)}
    run = {
        "tool": {
            "driver": {
                "name": "maskqlint",
                "version": __version__,
                "rules": rules,
            }
        },
        "columnKind": "unicodeCodePoints",
        "originalUriBaseIds": {_ROOT: {"uri": _file_uri(os.path.join(view.base, ""))}},
        "invocations": [_invocation(results)],
        "results": [
            _result(finding, digest, index[finding.code], suppressed.get(finding), view)
            for finding, digest in identified(findings, view.base)
        ],
    }
    return dump({"$schema": SCHEMA, "version": "2.1.0", "runs": [run]})


def dump(document: dict[str, Any]) -> str:
    """The document as text; also used where reports are joined."""
    return json.dumps(document, indent=2, ensure_ascii=False) + "\n"


def _invocation(results: Results) -> dict[str, Any]:
    invocation: dict[str, Any] = {"executionSuccessful": not results.failures}
    if results.failures:
        invocation["toolExecutionNotifications"] = [
            {"level": "error", "message": {"text": failure}} for failure in results.failures
        ]
    return invocation


def _rules(known: Mapping[str, RuleInfo], findings: list[Finding]) -> list[dict[str, Any]]:
    """The documented rules, and those that only findings name."""
    rules = {
        code: {
            "id": code,
            "name": rule.name,
            "shortDescription": {"text": _first_sentence(rule)},
            "help": {"text": rule.doc(), "markdown": rule.doc()},
            "defaultConfiguration": {"level": rule.severity.value},
        }
        for code, rule in known.items()
    }
    for finding in findings:
        rules.setdefault(
            finding.code,
            {
                "id": finding.code,
                "name": finding.name,
                "shortDescription": {"text": finding.name},
                "help": {"text": finding.name, "markdown": finding.name},
                "defaultConfiguration": {"level": finding.severity.value},
            },
        )
    return [rules[code] for code in sorted(rules)]


def _first_sentence(rule: RuleInfo) -> str:
    """The first sentence under the first heading."""
    lines = [line for line in rule.doc().splitlines() if not line.startswith("#")]
    text = " ".join(" ".join(lines).split())
    return text.split(". ")[0].rstrip(".") + "." if text else rule.name


def _result(
    finding: Finding, digest: str, rule: int, suppression: str | None, view: View
) -> dict[str, Any]:
    result: dict[str, Any] = {
        "ruleId": finding.code,
        "ruleIndex": rule,
        "level": finding.severity.value,
        "message": {"text": finding.message},
        "locations": [_location(finding.path, finding.span, view)],
        "partialFingerprints": {FINGERPRINT: digest},
    }
    if finding.symbol:
        result["locations"][0]["logicalLocations"] = [{"fullyQualifiedName": finding.symbol}]
    if finding.trace:
        result["codeFlows"] = [{"threadFlows": [{"locations": _flow(finding, view)}]}]
    fixes = [fix for fix in (finding.fix, *finding.alternatives) if fix is not None and fix.edits]
    if fixes:
        result["fixes"] = [_fix(fix, view) for fix in fixes]
    if suppression is not None:
        result["suppressions"] = [_suppression(suppression)]
    return result


def _suppression(reason: str) -> dict[str, Any]:
    kind = "external" if reason == BASELINED else "inSource"
    return {"kind": kind, "justification": reason} if reason else {"kind": kind}


def _flow(finding: Finding, view: View) -> list[dict[str, Any]]:
    """The way of the value, which ends where it goes wrong."""
    steps = [(step.path, step.span, step.message) for step in finding.trace]
    if steps[-1][:2] != (finding.path, finding.span):
        steps.append((finding.path, finding.span, finding.message))
    return [
        {
            "executionOrder": number,
            "location": {**_location(path, span, view), "message": {"text": message}},
        }
        for number, (path, span, message) in enumerate(steps, 1)
    ]


def _fix(fix: Fix, view: View) -> dict[str, Any]:
    # A service may apply any fix it is given: the words say how far it holds.
    text = f"{fix.message} ({fix.applicability.value})"
    edits = sorted(fix.edits, key=lambda edit: (edit.path, edit.span))
    return {
        "description": {"text": text},
        "artifactChanges": [
            {
                "artifactLocation": _artifact(path, view),
                "replacements": [
                    {
                        "deletedRegion": _region(edit.span),
                        "insertedContent": {"text": edit.content},
                    }
                    for edit in group
                ],
            }
            for path, group in groupby(edits, lambda edit: edit.path)
        ],
    }


def _location(path: str, span: Span, view: View) -> dict[str, Any]:
    return {
        "physicalLocation": {"artifactLocation": _artifact(path, view), "region": _region(span)}
    }


def _artifact(path: str, view: View) -> dict[str, str]:
    relative = view.relative(path)
    if os.path.isabs(relative):
        return {"uri": _file_uri(path)}
    from urllib.parse import quote

    return {"uri": quote(os.fsencode(relative.replace(os.sep, "/"))), "uriBaseId": _ROOT}


def _file_uri(path: str) -> str:
    from urllib.parse import quote

    # Bytes, as a path need not be text.
    return "file://" + quote(os.fsencode("/" + path.replace(os.sep, "/").lstrip("/")))


def _region(span: Span) -> dict[str, int]:
    return {
        "startLine": span.start.row,
        "startColumn": span.start.column,
        "endLine": span.end.row,
        "endColumn": span.end.column,
    }
