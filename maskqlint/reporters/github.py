"""Workflow commands that GitHub Actions shows as annotations of a pull request."""

from __future__ import annotations

from maskqlint.findings import Finding, Severity
from maskqlint.reporters import Results, View

_CHECKOUT = "GITHUB_WORKSPACE"
_COMMANDS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.NOTE: "notice"}


def render(results: Results, view: View) -> str:
    """The report; nothing at all without findings."""
    return "".join(_command(finding, view) for finding in results.findings)


def _command(finding: Finding, view: View) -> str:
    start, end = finding.span.start, finding.span.end
    properties = {
        "title": f"{finding.code} {finding.name}",
        "file": view.in_checkout(finding.path, _CHECKOUT),
        "line": str(start.row),
        "endLine": str(end.row),
    }
    # GitHub drops an annotation over several lines that names columns.
    if start.row == end.row:
        properties |= {"col": str(start.column), "endColumn": str(end.column)}
    named = ",".join(f"{name}={_property(value)}" for name, value in properties.items())
    return f"::{_COMMANDS[finding.severity]} {named}::{_data(_message(finding, view))}\n"


def _message(finding: Finding, view: View) -> str:
    steps = [
        f"{number}. {view.posix(step.path)}:{step.span.start.row}: {step.message}"
        for number, step in enumerate(finding.trace, 1)
    ]
    repair = [view.say(f"Repair: {finding.fix.message}")] if finding.fix is not None else []
    return "\n".join([finding.message, *steps, *repair])


def _data(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")
