"""Stands for the engine in tests of commands: reports every `== 1`, by its text alone."""

from __future__ import annotations

import os
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from maskqlint.config import SettingsFor
from maskqlint.findings import (
    Applicability,
    Edit,
    Finding,
    Fix,
    Position,
    Severity,
    Span,
    TraceStep,
)
from maskqlint.selection import Selection


@dataclass(frozen=True, slots=True)
class Report:
    """As the engine's."""

    findings: tuple[Finding, ...] = ()
    suppressed: tuple[tuple[Finding, str], ...] = ()
    files: int = 1
    notices: tuple[str, ...] = ()
    failures: tuple[str, ...] = ()


class Rule:
    """As a rule's class is seen from outside."""

    code = "MQ101"
    name = "quantized-equality"
    severity = Severity.ERROR
    is_fixable = True

    @classmethod
    def doc(cls) -> str:
        return "## What it does\nReports `==` on a grid. More is\nsaid here.\n"


class Other(Rule):
    """A second rule, that nothing is reported by."""

    code = "MQ201"
    name = "bool-in-arithmetic"
    severity = Severity.WARNING
    is_fixable = False


RULES: dict[str, type[Rule]] = {"MQ101": Rule, "MQ201": Other}


def registry(packs: Sequence[str]) -> Mapping[str, type[Rule]]:
    """As that of maskqlint.rule."""
    for pack in packs:
        if pack != "maskqlint.rules":
            raise LookupError(f"no rule pack named {pack!r} is installed")
    return RULES


def span(row: int, start: int, end: int, last: int | None = None) -> Span:
    """The columns from `start` up to `end`, on one row unless the last one is given."""
    return Span(Position(row, start), Position(last or row, end))


def finding(path: str, row: int, column: int, severity: Severity = Severity.ERROR) -> Finding:
    """A finding at an `m == 1`."""
    place = span(row, column, column + 6)
    edit = Edit(path, span(row, column + 5, column + 6), "0")
    return Finding(
        "MQ101",
        "quantized-equality",
        severity,
        path,
        place,
        "m was rounded by self.quant: 1 comes back as 1.0007",
        fix=Fix("compare with 0", Applicability.UNSAFE, (edit,)),
        trace=(TraceStep(path, span(1, 1, 2), "quantized here by self.quant"),),
        symbol="Net.forward",
        source="m == 1",
        noqa_row=row,
    )


def check(
    paths: Sequence[str],
    settings: SettingsFor,
    *,
    overlay: Mapping[str, bytes] | None = None,
    isolated: bool = False,
    jobs: int | None = None,
    use_cache: bool = True,
    shard: tuple[int, int] | None = None,
    progress: Callable[[int, int], None] | None = None,
    watch: object = None,
) -> Report:
    """Findings for each `m == 1`; the words below make it fail as the real one may."""
    files = sorted(_files(paths, overlay or {}))
    if shard is not None:
        files = files[shard[0] - 1 :: shard[1]]
    findings: list[Finding] = []
    suppressed: list[tuple[Finding, str]] = []
    failures = []
    for number, path in enumerate(files, 1):
        if progress is not None:
            progress(number, 1000)
        selection = Selection(settings(path))
        with_overlay = (overlay or {}).get(path)
        text = (with_overlay if with_overlay is not None else _read(path)).decode()
        if "raise-here" in text:
            raise KeyError("lost")
        if "fail-here" in text:
            failures.append(f"{path}: a worker\ndied")
        for row, line in enumerate(text.splitlines(), 1):
            column = line.find("m == 1") + 1
            if column and selection.is_selected("MQ101", path):
                severity = selection.severity("MQ101", Severity.ERROR)
                each = finding(path, row, column, severity)
                if "# ignored" in line:
                    suppressed.append((each, "known to be right"))
                else:
                    findings.append(each)
    notices = ("calls deeper than 24 were not followed",)
    return Report(tuple(findings), tuple(suppressed), len(files), notices, tuple(failures))


def _files(paths: Sequence[str], overlay: Mapping[str, bytes]) -> list[str]:
    found = []
    for path in paths:
        if os.path.isdir(path):
            found += [
                os.path.join(directory, name)
                for directory, _, names in os.walk(path)
                for name in names
                if name.endswith(".py")
            ]
        elif path in overlay or os.path.exists(path):
            found.append(path)
    return found


def _read(path: str) -> bytes:
    with open(path, "rb") as file:
        return file.read()


@dataclass(frozen=True, slots=True)
class Fixed:
    """As the result of maskqlint.fixes.fix."""

    report: Report
    fixed: tuple[Finding, ...] = ()
    diff: str = ""
    failures: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()


def fix(
    check: Callable[..., Report],
    settings: SettingsFor,
    *,
    overlay: Mapping[str, bytes],
    unsafe: bool,
    write: bool,
) -> Fixed:
    """Puts 0 in place of 1 where that may be done."""
    report = check()
    if not unsafe:
        return Fixed(report)
    diff = "".join(f"--- {each.path}\n" for each in report.findings)
    if not write:
        return Fixed(report, (), diff)
    failures = []
    for each in report.findings:
        text = _read(each.path).decode()
        if "read-only" in text:
            failures.append(f"{each.path}: is read-only")
        else:
            with open(each.path, "w") as file:
                file.write(text.replace("m == 1", "m == 0"))
    return Fixed(check(), report.findings, diff, tuple(failures))
