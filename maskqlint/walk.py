"""The walk of a project: every entry point through the interpreter, every event to the rules."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from maskqlint import targets
from maskqlint.flow import entries, events, quantizers
from maskqlint.flow.interpreter import Bounds, Interpreter, OutOfSteps
from maskqlint.parsing import deeply
from maskqlint.project.project import Problem, Project
from maskqlint.render import render
from maskqlint.rule import Report, Rule, registry
from maskqlint.scan import Texts
from maskqlint.selection import Selection

if TYPE_CHECKING:
    from maskqlint.config import SettingsFor
    from maskqlint.findings import Finding
    from maskqlint.flow.quantizers import Quantizers
    from maskqlint.settings import Settings

MAX_WEIGHT = 5_000_000
"""How many characters of source are kept parsed (some 300 MiB); then a walk begins anew."""

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
        self._handlers: dict[type, list[Handler]] = {
            kind: [getattr(rule, name) for rule in self.rules if hasattr(rule, name)]
            for kind, name in _HANDLERS.items()
        }

    def __call__(self, event: events.Event) -> None:
        for handler in self._handlers[type(event)]:
            self.add(handler(event))

    def add(self, reports: Iterable[Report]) -> None:
        """Keep reports; a later one of the same rule at the same node adds nothing."""
        for report in reports:
            key = (report.rule.code, report.site.module.path, report.site.node)
            self.reports.setdefault(key, report)

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
    """What a walk needs to know; it can be sent to another process."""

    root: str
    settings: Settings
    settings_for: SettingsFor
    overlay: Mapping[str, bytes]
    wanted: frozenset[str]
    declaring: frozenset[str]
    calling: frozenset[str]


@dataclass(slots=True)
class Walked:
    """What walking some files found.

    Attributes:
        owners: names of classes that own a stub.
        parsed: the files that were parsed on the way.
    """

    findings: list[Finding] = field(default_factory=list)
    owners: set[str] = field(default_factory=set)
    notices: dict[str, None] = field(default_factory=dict)
    failures: list[str] = field(default_factory=list)
    problems: dict[str, Problem] = field(default_factory=dict)
    parsed: set[str] = field(default_factory=set)

    def add(self, other: Walked) -> None:
        """Take in what a later walk found."""
        self.findings.extend(other.findings)
        self.owners |= other.owners
        self.notices.update(other.notices)
        self.failures.extend(other.failures)
        self.problems.update(other.problems)
        self.parsed |= other.parsed


def walk_files(
    job: Job, paths: Sequence[str], progress: Callable[[], None] | None = None
) -> Walked:
    """Walk the entry points of some files."""
    result = Walked()
    # Calls of the walked code nest inside the interpreter's own.
    deeply(lambda: _walk_files(job, paths, result, progress))
    return result


def _walk_files(
    job: Job, paths: Sequence[str], result: Walked, progress: Callable[[], None] | None
) -> None:
    walker = Walker(job)
    for path in paths:
        walker.walk(path, result)
        if progress is not None:
            progress()
        if walker.project.weight > MAX_WEIGHT:
            walker.finish(result)
            walker = Walker(job)
    walker.finish(result)


class Walker:
    """An interpreter with the rules that listen to it, for some files of a project."""

    def __init__(self, job: Job) -> None:
        settings = job.settings
        self._job = job
        quantizers = load_quantizers(settings)
        target = targets.load(settings.target)
        rules = registry(settings.rule_packs).values()
        texts = Texts(job.overlay)
        self.collector = Collector(rule(settings, target) for rule in rules)
        self.project = Project(job.root, settings.src, texts.source, texts.data)
        self.interpreter = Interpreter(
            self.project,
            quantizers,
            self.collector,
            bounds_of(settings),
            settings.quantized_parameters,
        )

    def walk(self, path: str, result: Walked) -> None:
        """Walk one file's entry points; a defect of ours in it does not hide what others have."""
        module = self.project.module(path)
        if module is None:
            return
        try:
            result.owners.update(
                entries.walk_module(
                    self.interpreter,
                    module,
                    declares=path in self._job.declaring,
                    calls_functions=path in self._job.calling,
                )
            )
        except OutOfSteps:
            self.interpreter.notice("max-steps")
        except Exception as error:
            if os.environ.get("MASKQLINT_DEBUG"):
                raise
            result.failures.append(f"{path}: internal error: {type(error).__name__}: {error}")
        self.collector.finish()

    def finish(self, result: Walked) -> None:
        """Render what is wanted; the trees are not needed after that."""
        selections: dict[Settings, Selection] = {}
        for report in self.collector.reports.values():
            path = report.site.module.path
            if path not in self._job.wanted:
                continue
            settings = self._job.settings_for(path)
            selection = selections.setdefault(settings, Selection(settings))
            if selection.is_selected(report.rule.code, path):
                result.findings.append(render(report, selection))
        result.notices.update(self.interpreter.notices)
        result.problems.update(self.project.problems)
        result.parsed.update(self.project.modules)


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
