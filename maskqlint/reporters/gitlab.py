"""GitLab's code quality report."""

from __future__ import annotations

import json

from maskqlint.baseline import identified
from maskqlint.findings import Severity
from maskqlint.reporters import Results, View

_SEVERITIES = {Severity.ERROR: "major", Severity.WARNING: "minor", Severity.NOTE: "info"}


def render(results: Results, view: View) -> str:
    """The report."""
    issues = [
        {
            "description": f"{finding.code}: {finding.message}",
            "check_name": f"{finding.code} {finding.name}",
            "fingerprint": digest,
            "severity": _SEVERITIES[finding.severity],
            "location": {
                "path": view.in_checkout(finding.path, "CI_PROJECT_DIR"),
                "lines": {"begin": finding.span.start.row, "end": finding.span.end.row},
            },
        }
        for finding, digest in identified(results.findings, view.base)
    ]
    return json.dumps(issues, indent=2, ensure_ascii=False) + "\n"
