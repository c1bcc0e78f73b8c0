"""JUnit's XML, for services that show test results."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import groupby

from maskqlint.findings import Finding
from maskqlint.reporters import Results, View

# XML 1.0 has no way to write these, not even escaped.
_FORBIDDEN = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def render(results: Results, view: View) -> str:
    """The report: a suite a file; without findings one case that passes, as some services need."""
    suites = [
        _suite(view.relative(path), list(findings))
        for path, findings in groupby(results.findings, lambda finding: finding.path)
    ]
    if not suites:
        suites = ['  <testsuite name="maskqlint" tests="1" failures="0" errors="0">\n'
                  '    <testcase name="no findings" classname="maskqlint"/>\n'
                  "  </testsuite>\n"]  # fmt: skip
    count = len(results.findings)
    return (
        '<?xml version="1.0" encoding="UTF-8"?>\n'
        f'<testsuites name="maskqlint" tests="{max(count, 1)}" failures="{count}" errors="0">\n'
        + "".join(suites)
        + "</testsuites>\n"
    )


def _suite(path: str, findings: Sequence[Finding]) -> str:
    count = len(findings)
    cases = "".join(_case(path, finding) for finding in findings)
    return (
        f'  <testsuite name="{_escaped(path)}" tests="{count}" failures="{count}" errors="0">\n'
        f"{cases}  </testsuite>\n"
    )


def _case(path: str, finding: Finding) -> str:
    start = finding.span.start
    name = f"{finding.code} {finding.name} at {start.row}:{start.column}"
    body = f"{path}:{start.row}:{start.column}: {finding.code} {finding.message}"
    return (
        f'    <testcase name="{_escaped(name)}" classname="{_escaped(path)}" '
        f'file="{_escaped(path)}" line="{start.row}">\n'
        f'      <failure type="{finding.severity.value}" message="{_escaped(finding.message)}">'
        f"{_escaped(body)}</failure>\n"
        "    </testcase>\n"
    )


def _escaped(text: str) -> str:
    text = _FORBIDDEN.sub("\ufffd", text)
    for character, entity in (("&", "&amp;"), ("<", "&lt;"), (">", "&gt;"), ('"', "&quot;")):
        text = text.replace(character, entity)
    return text.replace("\n", "&#10;").replace("\r", "&#13;").replace("\t", "&#9;")
