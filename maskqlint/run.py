"""One project's run: which files are read, which entry points walked, what is reported."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from functools import partial
from typing import TYPE_CHECKING

from maskqlint.findings import Finding, Severity
from maskqlint.project.discovery import discover
from maskqlint.project.imports import Imports
from maskqlint.project.reach import Reach
from maskqlint.scan import Scan
from maskqlint.source import BrokenSource, SourceFile, UnreadableSource

if TYPE_CHECKING:
    from maskqlint.config import SettingsFor
    from maskqlint.engine import Wanted
    from maskqlint.project.project import Problem
    from maskqlint.selection import Selection


@dataclass(slots=True)
class Outcome:
    """What one project's run found."""

    findings: list[Finding] = field(default_factory=list)
    suppressed: list[tuple[Finding, str]] = field(default_factory=list)
    notices: dict[str, None] = field(default_factory=dict)
    failures: list[str] = field(default_factory=list)


def run_project(
    wanted: Wanted,
    settings_for: SettingsFor,
    *,
    overlay: Mapping[str, bytes],
    isolated: bool,
    jobs: int | None,
    shard: tuple[int, int] | None,
    progress: Callable[[int, int], None] | None,
) -> Outcome:
    """Find what is wrong in the wanted files of a project."""
    from maskqlint.flow import quantizers

    settings = settings_for(wanted.paths[0])
    own = ((each.dotted, each.scale) for each in settings.quantizers)
    scan = Scan(quantizers.load(own, settings.dequantizers), overlay)
    wanted_set = set(wanted.paths)
    context: list[str] = []
    if not isolated:
        context = list(discover([wanted.root], settings.exclude, settings.extend_exclude))
    # A shard does not see which owners of stubs the others find, but it sees imports.
    by_imports = shard is not None or not wanted_set.issuperset(context)
    for path in (*wanted.paths, *context):
        scan.look(path, with_imports=by_imports)
    candidates = scan.all_paths() if settings.quantized_parameters else scan.candidates()
    if by_imports:
        # Only what leads to a wanted file can make something wrong there.
        reach = Reach(Imports(wanted.root, settings.src), scan.imports)
        holders = reach.leading_to(candidates)
        candidates = sorted(holders & reach.leading_to(wanted.paths))
    paths = wanted.paths
    if shard is not None:
        number, count = shard
        candidates = candidates[number - 1 :: count]
        paths = paths[number - 1 :: count]
    outcome = Outcome()
    problems: dict[str, Problem] = dict(scan.problems)
    parsed: set[str] = set()
    if candidates:
        from maskqlint.rule import registry
        from maskqlint.walk import Job, precedence
        from maskqlint.workers import walk_waves

        job = Job(
            wanted.root,
            settings,
            settings_for,
            overlay,
            frozenset(wanted_set),
            frozenset(scan.declaring),
            frozenset(scan.calling),
        )
        walked = walk_waves(job, scan, candidates, jobs=jobs, progress=progress)
        outcome.findings = precedence(walked.findings, registry(settings.rule_packs))
        outcome.notices, outcome.failures = walked.notices, walked.failures
        problems.update(walked.problems)
        parsed = walked.parsed
    _problems(wanted, paths, problems, parsed, scan, settings_for, outcome)
    _suppress(outcome, wanted_set, scan, settings_for, complete=shard is None)
    return outcome


def _problems(
    wanted: Wanted,
    paths: list[str],
    problems: dict[str, Problem],
    parsed: set[str],
    scan: Scan,
    settings_for: SettingsFor,
    outcome: Outcome,
) -> None:
    """MQ001 and MQ002 for wanted files that cannot be read or parsed."""
    from maskqlint.engine import plain_finding
    from maskqlint.selection import Selection

    check_all = len(wanted.paths) <= MAX_CHECKED_WHOLE
    for path in paths:
        if path in problems or path in parsed:
            continue
        if path in wanted.named or check_all:
            problem = _syntax(path, scan)
            if problem is not None:
                problems[path] = problem
    wanted_set = set(paths)
    for path, problem in sorted(problems.items()):
        if path not in wanted_set:
            continue
        if isinstance(problem, BrokenSource):
            finding = plain_finding(
                "MQ001",
                "syntax-error",
                Severity.ERROR,
                path,
                problem.position.row,
                problem.position.column,
                problem.message,
            )
        else:
            finding = plain_finding(
                "MQ002", "unreadable-file", Severity.ERROR, path, problem.row, 1, problem.message
            )
        selection = Selection(settings_for(path))
        if selection.is_selected(finding.code, path):
            severity = selection.severity(finding.code, finding.severity)
            outcome.findings.append(replace(finding, severity=severity))


MAX_CHECKED_WHOLE = 100
"""Up to so many files, each is compiled to see whether it parses, also one without a stub."""


def _syntax(path: str, scan: Scan) -> BrokenSource | UnreadableSource | None:
    """Why a file that the prefilter passed over does not parse; the quick way first."""
    import warnings

    try:
        data = scan.data(path)
    except OSError as error:
        return UnreadableSource(path, 1, error.strerror or "cannot be read")
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            compile(data, path, "exec", dont_inherit=True)
        return None
    except (SyntaxError, ValueError, RecursionError, MemoryError):
        pass
    try:
        # This interpreter may be older than the file's syntax; libcst's parser is not.
        _ = SourceFile.from_bytes(path, data).module
    except (BrokenSource, UnreadableSource) as problem:
        return problem
    return None


def _suppress(
    outcome: Outcome,
    wanted: set[str],
    scan: Scan,
    settings_for: SettingsFor,
    *,
    complete: bool,
) -> None:
    """Drop what comments suppress, and report the comments that suppress nothing."""
    from maskqlint.selection import Selection

    by_path: dict[str, list[Finding]] = {}
    for finding in outcome.findings:
        by_path.setdefault(finding.path, []).append(finding)
    commented = scan.commented & wanted
    kept = [finding for finding in outcome.findings if finding.path not in commented]
    for path in sorted(commented):
        from maskqlint.suppressions import Suppressions

        try:
            source = scan.source(path)
            read = Suppressions.read(source)
        except (UnreadableSource, OSError):
            kept.extend(by_path.get(path, []))
            continue
        if read.skip_file:
            continue
        for finding in by_path.get(path, []):
            match = read.match(finding)
            if match is None:
                kept.append(finding)
            else:
                outcome.suppressed.append((finding, match.reason or ""))
        selection = Selection(settings_for(path))
        if not complete or not selection.is_selected("MQ003", path):
            continue
        for unused in read.unused(partial(_is_active, selection, path)):
            kept.append(
                Finding(
                    "MQ003",
                    "unused-suppression",
                    selection.severity("MQ003", Severity.NOTE),
                    path,
                    unused.suppression.span,
                    _unused_message(unused.codes),
                    unused.fix,
                    noqa_row=unused.suppression.span.start.row,
                )
            )
    outcome.findings = kept


def _is_active(selection: Selection, path: str, code: str) -> bool:
    return selection.is_selected(code, path)


def _unused_message(codes: tuple[str, ...]) -> str:
    what = f" of {', '.join(codes)}" if codes else ""
    return f"this suppression{what} suppresses nothing"
