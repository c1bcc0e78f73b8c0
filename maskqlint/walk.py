"""The walk of a project: every entry point through the interpreter, every event to the rules."""

from __future__ import annotations

import gc
import os
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from maskqlint import targets
from maskqlint.flow import entries, events, quantizers
from maskqlint.flow.interpreter import Bounds, Interpreter, OutOfSteps
from maskqlint.late_dataclass import dataclass
from maskqlint.outline import BrokenBody
from maskqlint.parsing import collected_by_hand, deeply
from maskqlint.project.project import Problem, Project
from maskqlint.render import render
from maskqlint.rule import Report, Rule, registry
from maskqlint.scan import Texts

if TYPE_CHECKING:
    from maskqlint.findings import Finding
    from maskqlint.flow.quantizers import Quantizers
    from maskqlint.settings import Settings

MAX_WEIGHT = 3_000_000
"""How many characters of source are kept parsed (70 bytes each); then a walk begins anew."""

COLLECTED_EVERY = 6
"""After how many files garbage is collected; a walk makes next to none, only other packs may."""

_HANDLERS = {
    events.Compare: "on_compare",
    events.Arithmetic: "on_arithmetic",
    events.Cast: "on_cast",
    events.Quantize: "on_quantize",
    events.FillIn: "on_fill",
    events.Condition: "on_condition",
    events.Index: "on_index",
    events.SetItem: "on_set_item",
    events.Test: "on_test",
    events.Apply: "on_apply",
}

Handler = Callable[[events.Event], Iterable[Report]]


class Collector:
    """Hands events to the rules, and keeps the first report of each rule at each place."""

    def __init__(self, rules: Iterable[Rule]) -> None:
        self.rules = list(rules)
        self.reports: dict[tuple[object, ...], Report] = {}
        self.meetings: dict[object, set[tuple[events.Sort, events.Sort]]] = {}
        self._handlers: dict[type, list[Handler]] = {
            kind: [getattr(rule, name) for rule in self.rules if hasattr(rule, name)]
            for kind, name in _HANDLERS.items()
        }

    def __call__(self, event: events.Event) -> None:
        if isinstance(event, events.Arithmetic) and events.is_telling(event):
            sorts = (events.sort_of(event.left), events.sort_of(event.right))
            self.meetings.setdefault(event.site.node, set()).add(sorts)
        for handler in self._handlers[type(event)]:
            self.add(handler(event))

    def add(self, reports: Iterable[Report]) -> None:
        """Keep reports; a later one of the same rule at the same node adds nothing."""
        for report in reports:
            key = (report.rule.code, report.site.module.path, report.site.node)
            if key not in self.reports:
                self.reports[key] = replace(report, meetings=self.meetings)

    def finish(self) -> None:
        """An entry point has been walked."""
        for rule in self.rules:
            self.add(rule.finish())


def bounds_of(settings: Settings) -> Bounds:
    """The bounds that the settings give."""
    return Bounds(
        settings.max_call_depth,
        settings.max_contexts,
        settings.max_trace_steps,
        settings.max_loop_rounds,
        settings.max_steps,
        settings.max_unrolled,
    )


@dataclass(frozen=True, slots=True)
class Job:
    """What a walk needs to know; it can be sent to another process.

    Attributes:
        visible: the files that imports may lead to; None for all that there are.
        wanted: the files whose findings are asked for; None for all.
        searched: the directories whose files are all known, if what is missing elsewhere
            is to be told.
    """

    root: str
    settings: Settings
    overlay: Mapping[str, bytes]
    visible: frozenset[str] | None
    wanted: frozenset[str] | None
    declaring: frozenset[str]
    calling: frozenset[str]
    searched: frozenset[str] | None = None


@dataclass(frozen=True, slots=True)
class FileWalk:
    """What walking one file's entry points found.

    Attributes:
        findings: in any file; of the rules' own severity, whether selected or not.
        owners: names of classes that own a stub.
        used: the files that this depends on, itself among them; also some that are not there.
        digests: of each of them, as it was read.
        failure: an internal error in one line, or "".
    """

    path: str
    findings: tuple[Finding, ...] = ()
    owners: tuple[str, ...] = ()
    notices: tuple[str, ...] = ()
    problems: tuple[Problem, ...] = ()
    used: tuple[str, ...] = ()
    failure: str = ""
    digests: tuple[str, ...] = ()


class Known:
    """What is known of files from earlier walks: nothing, unless a cache or an editor keeps it."""

    def get(self, path: str) -> FileWalk | None:
        """The walk of a file, if nothing that it depends on has changed."""
        return None

    def put(self, walk: FileWalk) -> None:
        """Keep a walk."""

    def walks(
        self, job: Job, paths: Sequence[str], progress: Callable[[int, int], None] | None
    ) -> list[FileWalk] | None:
        """The walks of files where parts of them are known; None if that is not kept."""
        return None


def open_project(job: Job) -> Project:
    """A project of which nothing is parsed yet."""
    texts = Texts(job.overlay)
    visible, overlay = job.visible, job.overlay

    def exists(path: str) -> bool:
        if visible is not None:
            return path in visible
        return path in overlay or os.path.isfile(path)

    project = Project(
        job.root, job.settings.src, texts.source, texts.noted, exists, digest=texts.digest
    )
    project.imports.searched = job.searched
    project.imports.missing = project.note
    return project


def walk_files(
    job: Job,
    paths: Sequence[str],
    progress: Callable[[], None] | None = None,
) -> list[FileWalk]:
    """Walk the entry points of some files, each by itself."""
    result: list[FileWalk] = []

    def work() -> None:
        walker = Walker(job, open_project(job))
        with collected_by_hand() as collect:
            for path in paths:
                result.append(walker.walk(path))
                if progress is not None:
                    progress()
                if walker.project.weight > MAX_WEIGHT:
                    walker.project.release()
                    walker = Walker(job, open_project(job))
                    gc.unfreeze()
                    collect()
                elif len(result) % COLLECTED_EVERY == 0:
                    collect()

    # Calls of the walked code nest inside the interpreter's own.
    deeply(work)
    return result


class Walker:
    """Walks files of one project, with the rules listening.

    Each file has an interpreter of its own, so that what is found does not
    depend on what was walked before, and what it depends on is known.
    """

    def __init__(self, job: Job, project: Project) -> None:
        self._job = job
        self._quantizers = load_quantizers(job.settings)
        self._target = targets.load(job.settings.target)
        self._rules = registry(job.settings.rule_packs).values()
        self.project = project

    def walk(self, path: str) -> FileWalk:
        """Walk one file's entry points; a defect of ours in it does not hide what others have."""
        while True:
            try:
                return self._walk(path)
            except BrokenBody as error:
                self.project.read_whole(error.path)

    def _walk(self, path: str) -> FileWalk:
        project, job = self.project, self._job
        project.used.clear()
        module = project.module(path)
        if module is None:
            problems: tuple[Problem, ...] = (project.problems[path],)
            return FileWalk(path, problems=problems, used=(path,), digests=(project.digest(path),))
        collector = Collector(rule(job.settings, self._target) for rule in self._rules)
        interpreter = Interpreter(
            project,
            self._quantizers,
            collector,
            bounds_of(job.settings),
            job.settings.quantized_parameters,
        )
        owners: list[str] = []
        failure = ""
        try:
            owners = entries.walk_module(
                interpreter,
                module,
                declares=path in job.declaring,
                calls_functions=path in job.calling,
            )
        except OutOfSteps:
            interpreter.notice("max-steps")
        except BrokenBody:
            raise
        except Exception as error:
            if os.environ.get("MASKQLINT_DEBUG"):
                raise
            failure = f"{path}: internal error: {type(error).__name__}: {error}"
        collector.finish()
        wanted = job.wanted
        findings = tuple(
            render(replace(report, lineage=interpreter.linearized))
            for report in collector.reports.values()
            if wanted is None or report.site.module.path in wanted
        )
        used = tuple(project.used)
        problems = tuple(project.problems[each] for each in used if each in project.problems)
        notices = tuple(interpreter.notices)
        digests = tuple(map(project.digest, used))
        return FileWalk(path, findings, tuple(owners), notices, problems, used, failure, digests)


def load_quantizers(settings: Settings) -> Quantizers:
    """The table of stubs with the user's own."""
    own = ((each.dotted, each.scale) for each in settings.quantizers)
    return quantizers.load(own, settings.dequantizers)


def precedence(findings: Iterable[Finding], rules: Mapping[str, type[Rule]]) -> list[Finding]:
    """One finding for each cause: of several that fit an expression, the lowest code.

    Findings at one expression have one cause unless their rules say otherwise
    (`Rule.cause`); a last resort speaks only where nobody else does. The first
    finding of a rule at a place is the one that is kept.
    """
    best: dict[tuple[object, ...], Finding] = {}
    for finding in findings:
        key = (finding.path, finding.span, rules[finding.code].cause)
        known = best.get(key)
        if known is None or finding.code < known.code:
            best[key] = finding
    taken = {
        (finding.path, finding.span)
        for finding in best.values()
        if not rules[finding.code].is_last_resort
    }
    return [
        finding
        for finding in best.values()
        if not rules[finding.code].is_last_resort or (finding.path, finding.span) not in taken
    ]
