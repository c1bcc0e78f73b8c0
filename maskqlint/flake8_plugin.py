"""flake8's side: our findings in its run, each file in the context of its project."""

from __future__ import annotations

import ast
import os
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from maskqlint import __version__

if TYPE_CHECKING:
    from maskqlint.findings import Finding

_STDIN = ("-", "stdin", "/dev/stdin")


class Plugin:
    """What flake8 makes for each file; it does the reporting, selecting and `noqa`."""

    name = "maskqlint"
    version = __version__

    def __init__(self, tree: ast.AST, filename: str, lines: Sequence[str]) -> None:
        self._filename = "stdin.py" if filename in _STDIN else filename
        self._lines = lines

    def run(self) -> Iterator[tuple[int, int, str, type[Plugin]]]:
        """Row, column (from 0), text and origin of each finding."""
        from maskqlint import engine
        from maskqlint.config import ConfigError, SettingsFor
        from maskqlint.rule_codes import codes

        path = os.path.abspath(self._filename)
        text = "".join(self._lines).encode("utf-8", "surrogateescape")
        try:
            settings = SettingsFor(codes=codes)
            report = engine.check([path], settings, overlay={path: text}, jobs=1)
            findings = _new(report.findings, settings(path).baseline)
        except ConfigError as error:
            # flake8 would print a traceback and end the whole run.
            yield 1, 0, f"MQ000 {error}", Plugin
            return
        for failure in report.failures:
            yield 1, 0, f"MQ000 internal error: {failure}", Plugin
        for finding in findings:
            start = finding.span.start
            yield start.row, start.column - 1, f"{finding.code} {finding.message}", Plugin


def _new(findings: Sequence[Finding], file: str) -> Sequence[Finding]:
    """The findings that the configured baseline does not know."""
    if not file:
        return findings
    from maskqlint.baseline import Baseline

    return Baseline.load(file).match(findings).new
