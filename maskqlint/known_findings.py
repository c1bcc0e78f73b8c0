"""Findings that are known: what baselines and new comments make of them in a check."""

from __future__ import annotations

import os
from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from maskqlint.config import SettingsFor
from maskqlint.reporters.terminal import warn
from maskqlint.settings import ConfigError, from_here

if TYPE_CHECKING:
    from maskqlint.baseline import Baseline, Known
    from maskqlint.check_command import Request
    from maskqlint.engine import Report
    from maskqlint.findings import Finding

Judge = Callable[["Baseline"], Callable[["Known"], bool]]

DEFAULT_BASELINE = "maskqlint-baseline.json"
# Of the entries that no longer occur; after a large repair there are hundreds.
_LISTED = 10


def without_known(
    request: Request, report: Report, settings: SettingsFor, paths: Sequence[str]
) -> Report:
    """The report without what baselines know; says which of their entries are gone."""
    files = _by_file(request, report, settings, paths)
    if set(files) == {""}:
        return report
    judge = _judge(request, settings, paths)
    from maskqlint.baseline import BASELINED, Baseline

    new, known = files.pop("", []), list(report.suppressed)
    for file, findings in files.items():
        baseline = Baseline.load(file)
        matched = baseline.match(findings, judge(baseline))
        new += matched.new
        known += [(finding, BASELINED) for finding in matched.known]
        if matched.gone:
            _tell_gone(file, matched.gone, request)
    new.sort(key=lambda finding: finding.sort_key)
    return replace(report, findings=tuple(new), suppressed=tuple(known))


def _tell_gone(file: str, gone: Sequence[tuple[Known, int]], request: Request) -> None:
    count = sum(count for _, count in gone)
    words = "known finding no longer occurs" if count == 1 else "known findings no longer occur"
    warn(f"{from_here(file)}: {count} {words}; --write-baseline drops what has gone")
    listed = gone if request.verbose else gone[:_LISTED]
    for entry, _ in listed:
        warn(f"{from_here(file)}: no longer occurs: {entry.path}: {entry.code} {entry.source}")
    if len(listed) < len(gone):
        warn(f"{from_here(file)}: and {len(gone) - len(listed)} more, which --verbose lists")


def _by_file(
    request: Request, report: Report, settings: SettingsFor, paths: Sequence[str]
) -> dict[str, list[Finding]]:
    """The findings by the baseline that may know them, "" for none; those of the paths all there."""

    def file_for(path: str) -> str:
        if request.baseline is not None:
            # `--baseline ""` does without the one that is configured.
            named = request.baseline and os.path.abspath(request.baseline)
        else:
            named = settings(path).baseline
        return named or (os.path.abspath(DEFAULT_BASELINE) if request.write_baseline else "")

    files: dict[str, list[Finding]] = {file_for(path): [] for path in paths}
    if request.baseline is None:
        # Of a baseline further down, all may have gone.
        files.update((each.baseline, []) for each in settings.seen() if each.baseline)
    for finding in report.findings:
        files.setdefault(file_for(finding.path), []).append(finding)
    return files


def _judge(request: Request, settings: SettingsFor, paths: Sequence[str]) -> Judge:
    """Tells of a baseline's entries whether a run over `paths` would have found them."""
    from maskqlint.selection import Selection

    def of(baseline: Baseline) -> Callable[[Known], bool]:
        def is_judged(entry: Known) -> bool:
            path = baseline.path_of(entry)
            named = any(path == each or path.startswith(os.path.join(each, "")) for each in paths)
            return (
                named
                and request.shard is None
                and Selection(settings(path)).is_selected(entry.code, path)
            )

        return is_judged

    return of


def write_baselines(
    request: Request, report: Report, settings: SettingsFor, paths: Sequence[str]
) -> None:
    """Write what is known from now on, each file's findings where its settings say.

    A baseline that exists only ever shrinks: new findings would otherwise
    slip into it with a command meant to drop old ones.
    """
    files = _by_file(request, report, settings, paths)
    if report.failures:
        names = ", ".join(map(from_here, files))
        reason = report.failures[0]
        raise ConfigError(f"{names}: not written, since the run failed: {reason}")
    for file, findings in files.items():
        _write_baseline(file, findings, _judge(request, settings, paths))


def _write_baseline(file: str, findings: Sequence[Finding], judge: Judge) -> None:
    from maskqlint.baseline import Baseline
    from maskqlint.writing import write_text

    if os.path.exists(file):
        old = Baseline.load(file)
        matched = old.match(findings, judge(old))
        baseline = old.lowered(matched.gone)
        if matched.new:
            count = len(matched.new)
            words = "new finding was not added" if count == 1 else "new findings were not added"
            warn(f"{from_here(file)}: {count} {words}; remove the file to begin anew")
    else:
        baseline = Baseline.of(findings, os.path.dirname(file))
    write_text(file, baseline.dump())
    count = baseline.counts.total()
    warn(f"{from_here(file)}: {count} known finding{'' if count == 1 else 's'} written")


def add_ignores(report: Report, reason: str) -> int:
    """Write a comment for each finding; says what was left. Exit status 2 if a file was."""
    from itertools import groupby

    changed = 0
    problems = list(report.failures)
    for path, findings in groupby(report.findings, lambda finding: finding.path):
        try:
            changed += _add_to(path, list(findings), reason)
        except ConfigError as error:
            problems.append(str(error))
    warn(f"comments added in {changed} file{'' if changed == 1 else 's'}")
    for problem in problems:
        warn(problem)
    return 2 if problems else 0


def _add_to(path: str, findings: Sequence[Finding], reason: str) -> bool:
    """Whether the file was changed; raises ConfigError where a finding stays without a comment."""
    from maskqlint.source import SourceFile, UnreadableSource
    from maskqlint.suppressions import Suppressions, add_ignore
    from maskqlint.writing import is_writable, write_bytes

    try:
        source = SourceFile.read(path)
        text = add_ignore(source, findings, reason)
        data = source.encode(text)
        suppressions = Suppressions.read(SourceFile.from_bytes(path, data))
    except UnreadableSource as error:
        where = f"{from_here(path)}:{error.row}"
        raise ConfigError(f"{where}: no comment was added: {error.message}") from None
    left = [finding for finding in findings if suppressions.match(finding) is None]
    if left:
        start = left[0].span.start
        where = f"{from_here(path)}:{start.row}:{start.column}"
        raise ConfigError(f"{where}: no comment was added: none can keep {left[0].code} back there")
    if text == source.text:
        return False
    if not is_writable(path):
        raise ConfigError(f"{from_here(path)}: no comment was added: it is read-only")
    write_bytes(path, data)
    return True
