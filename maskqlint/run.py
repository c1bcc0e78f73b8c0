"""One project's run: which files are read, which entry points walked, what is reported."""

from __future__ import annotations

import os
from collections.abc import Callable, Mapping
from dataclasses import field, replace
from functools import partial
from typing import TYPE_CHECKING

from maskqlint.findings import Finding, Severity, Span
from maskqlint.late_dataclass import dataclass
from maskqlint.scan import Scan
from maskqlint.wording import say

if TYPE_CHECKING:
    from maskqlint.cache import Cache
    from maskqlint.engine import Wanted
    from maskqlint.flow.quantizers import Quantizers
    from maskqlint.project.project import Problem
    from maskqlint.selection import Selection
    from maskqlint.session import Session
    from maskqlint.settings import Settings
    from maskqlint.walk import FileWalk, Known


@dataclass(slots=True)
class Outcome:
    """What one project's run found.

    Attributes:
        outside: files that it depended on and that discovery passes by.
    """

    findings: list[Finding] = field(default_factory=list)
    suppressed: list[tuple[Finding, str]] = field(default_factory=list)
    notices: dict[str, None] = field(default_factory=dict)
    failures: list[str] = field(default_factory=list)
    outside: list[str] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Request:
    """What is asked of one project's run.

    Attributes:
        overlay: unsaved texts by path.
        session: what an editor's server keeps between runs.
    """

    wanted: Wanted
    overlay: Mapping[str, bytes]
    isolated: bool
    jobs: int | None
    shard: tuple[int, int] | None
    progress: Callable[[int, int], None] | None
    session: Session | None
    use_cache: bool


def run_project(request: Request) -> Outcome:
    """Find what is wrong in the wanted files of a project."""
    wanted = request.wanted
    if not request.use_cache:
        return _run(request, None)
    from maskqlint.cache import Cache

    cache = Cache(wanted.root, wanted.settings)
    outcome = _run(request, cache)
    cache.close()
    if cache.problem:
        outcome.notices[cache.problem] = None
    return outcome


def _run(request: Request, cache: Cache | None) -> Outcome:
    wanted, shard = request.wanted, request.shard
    settings, listing = wanted.settings, wanted.context
    own = [each.dotted.rpartition(".")[2] for each in settings.quantizers]
    load = partial(_quantizers, settings)
    scan: Scan
    if request.session is not None:
        scan = request.session.scan(wanted, load, own, request.overlay)
    else:
        scan = Scan(load, own, request.overlay)
    wanted_set = frozenset(wanted.paths)
    scan.look(listing)
    candidates = scan.all_paths() if settings.quantized_parameters else scan.candidates()
    # A shard does not see which owners of stubs the others find, but it sees imports.
    # A session has to find the same files whichever of them are open.
    is_part = request.session is not None or not wanted_set.issuperset(listing)
    by_imports = shard is not None or is_part
    paths, share = wanted.paths, None
    if by_imports:
        reach = scan.reach(wanted.root, settings.src)
        # Only what leads to a wanted file can make something wrong there.
        holders = reach.leading_to(candidates)
        candidates = sorted(holders and holders & reach.leading_to(wanted.paths))
        if shard is not None:
            number, count = shard
            paths = paths[number - 1 :: count]
            share = frozenset(candidates[number - 1 :: count])
            # Whether a comment suppresses nothing, only all the ways to its file can tell.
            commented = reach.leading_to(scan.commented.intersection(paths))
            candidates = [path for path in candidates if path in share or path in commented]
    outcome = Outcome()
    owned = frozenset(paths)
    said: dict[str, Problem] = {**scan.problems, **scan.broken}
    problems = {path: problem for path, problem in said.items() if path in owned}
    parsed: set[str] = set()
    walks: list[FileWalk] = []
    if candidates:
        from maskqlint.walk import Job
        from maskqlint.workers import walk_waves

        keeps = cache is not None or request.session is not None
        job = Job(
            wanted.root,
            settings,
            request.overlay,
            wanted_set if request.isolated else None,
            # What is kept for other runs has to serve other wishes.
            None if keeps else wanted_set,
            frozenset(scan.declaring),
            frozenset(scan.calling),
            frozenset(map(os.path.dirname, listing)) if cache is not None else None,
        )
        walks = walk_waves(
            job,
            scan,
            candidates,
            by_imports=by_imports,
            known=_known(request, listing, scan, cache),
            notices=outcome.notices,
            jobs=request.jobs,
            progress=request.progress,
        )
        for walk in walks:
            problems.update((problem.path, problem) for problem in walk.problems)
            parsed.update(walk.used)
        outcome.outside = sorted(parsed.difference(listing))
        _take(outcome, walks, wanted_set, settings)
    _problems(wanted, paths, problems, parsed, scan, outcome)
    _suppress(outcome, wanted_set, scan, settings, owned=owned)
    if share is not None:
        _leave_to_other_shards(outcome, [walk for walk in walks if walk.path in share])
    return outcome


def _quantizers(settings: Settings) -> Quantizers:
    from maskqlint.flow import quantizers

    own = ((each.dotted, each.scale) for each in settings.quantizers)
    return quantizers.load(own, settings.dequantizers)


def _leave_to_other_shards(outcome: Outcome, walks: list[FileWalk]) -> None:
    """Drop what was found only on the way to a comment: the shard that walks it reports it."""
    ours = {_identity(finding) for walk in walks for finding in walk.findings}
    outcome.findings = [
        finding
        for finding in outcome.findings
        if finding.code in FILE_CODES or _identity(finding) in ours
    ]
    outcome.suppressed = [pair for pair in outcome.suppressed if _identity(pair[0]) in ours]


def _by_way(finding: Finding) -> tuple[object, ...]:
    steps = [(step.path, step.span, step.message) for step in finding.trace]
    # Of walks that tell the same, one from a subclass knows more names: its new one has a number.
    edits = finding.fix.edits if finding.fix is not None else ()
    return (len(steps), finding.message, steps, -sum(len(edit.content) for edit in edits))


def _identity(finding: Finding) -> tuple[str, str, Span]:
    return finding.code, finding.path, finding.span


def _known(request: Request, listing: list[str], scan: Scan, cache: Cache | None) -> Known:
    from maskqlint.walk import Known

    if request.session is not None:
        return request.session.known(request.wanted)
    return cache.known(listing, scan) if cache is not None else Known()


def _take(
    outcome: Outcome, walks: list[FileWalk], wanted: frozenset[str], settings: Settings
) -> None:
    """What the walks found in wanted files, as the settings want it told."""
    from maskqlint.rule import registry
    from maskqlint.selection import Selection
    from maskqlint.walk import precedence

    selection = Selection(settings)
    found = []
    for walk in walks:
        outcome.notices.update(dict.fromkeys(walk.notices))
        if walk.failure:
            outcome.failures.append(walk.failure)
        for finding in walk.findings:
            code, path = finding.code, finding.path
            if path not in wanted or not selection.is_selected(code, path):
                continue
            finding = replace(finding, severity=selection.severity(code, finding.severity))
            if not selection.is_fixable(code):
                finding = replace(finding, fix=None, alternatives=())
            found.append(finding)
    # Of several ways to one place the shortest is told; `merge` chooses among shards alike.
    found.sort(key=_by_way)
    outcome.findings = precedence(found, registry(settings.rule_packs))


def _problems(
    wanted: Wanted,
    paths: list[str],
    problems: dict[str, Problem],
    parsed: set[str],
    scan: Scan,
    outcome: Outcome,
) -> None:
    """MQ001 and MQ002 for wanted files that cannot be read or parsed."""
    check_all = len(wanted.paths) <= MAX_CHECKED_WHOLE
    for path in paths:
        if path in problems or path in parsed:
            continue
        if path in wanted.named or check_all:
            problem = scan.syntax(path)
            if problem is not None:
                problems[path] = problem
    if not problems:
        return
    from maskqlint.engine import plain_finding
    from maskqlint.selection import Selection
    from maskqlint.source import BrokenSource

    selection, lang = Selection(wanted.settings), wanted.settings.lang
    wanted_set = set(wanted.paths)
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
                say(problem.message, lang, "syntax error: {}"),
            )
        else:
            finding = plain_finding(
                "MQ002",
                "unreadable-file",
                Severity.ERROR,
                path,
                problem.row,
                1,
                say(problem.message, lang),
            )
        if selection.is_selected(finding.code, path):
            severity = selection.severity(finding.code, finding.severity)
            outcome.findings.append(replace(finding, severity=severity))


FILE_CODES = ("MQ001", "MQ002", "MQ003")
"""What is said of files and comments, whichever entry point leads to them."""
MAX_CHECKED_WHOLE = 100
"""Up to so many files, each is compiled to see whether it parses, also one without a stub."""


def _suppress(
    outcome: Outcome,
    wanted: frozenset[str],
    scan: Scan,
    settings: Settings,
    *,
    owned: frozenset[str],
) -> None:
    """Drop what comments suppress, and report the comments in owned files that suppress nothing."""
    by_path: dict[str, list[Finding]] = {}
    for finding in outcome.findings:
        by_path.setdefault(finding.path, []).append(finding)
    # Where nothing was found, only a comment of ours can be of interest.
    commented = (scan.commented & wanted).union(by_path)
    if not commented:
        return
    from maskqlint.selection import Selection
    from maskqlint.source import UnreadableSource
    from maskqlint.suppressions import Suppressions

    selection = Selection(settings)
    kept: list[Finding] = []
    for path in sorted(commented):
        try:
            source = scan.source(path)
            read = Suppressions.read(source)
        except UnreadableSource:
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
        if path not in owned or not selection.is_selected("MQ003", path):
            continue
        for unused in read.unused(partial(_is_active, selection, path)):
            kept.append(
                Finding(
                    "MQ003",
                    "unused-suppression",
                    selection.severity("MQ003", Severity.NOTE),
                    path,
                    unused.suppression.span,
                    say(_unused_message(unused.codes), settings.lang),
                    replace(unused.fix, message=say(unused.fix.message, settings.lang)),
                    noqa_row=unused.suppression.span.start.row,
                )
            )
    outcome.findings = kept


def _is_active(selection: Selection, path: str, code: str) -> bool:
    return selection.is_selected(code, path)


def _unused_message(codes: tuple[str, ...]) -> str:
    what = f" of {', '.join(codes)}" if codes else ""
    return f"this suppression{what} suppresses nothing"
