"""Entry points walked one by one, so that an editor's check walks only those that a change reaches."""

from __future__ import annotations

import os
from collections.abc import Callable
from dataclasses import replace
from typing import TYPE_CHECKING

from maskqlint import targets
from maskqlint.findings import Finding, Fix, Span
from maskqlint.flow import entries
from maskqlint.flow.interpreter import Interpreter, OutOfSteps
from maskqlint.incremental.tracking import EVERY, Name, TrackedProject
from maskqlint.late_dataclass import dataclass
from maskqlint.render import render, span_of
from maskqlint.rule import Report, registry
from maskqlint.walk import Collector, bounds_of, load_quantizers

if TYPE_CHECKING:
    import libcst as cst

    from maskqlint.flow.values import Value
    from maskqlint.project.symbols import Entry, ModuleSymbols
    from maskqlint.settings import Settings

    Observer = Callable[[ModuleSymbols, cst.CSTNode, Value], None]

Key = tuple[str, str, int]
"""An entry point: its file, its name, and which of those of that name it is."""

Place = tuple[str, str, Span]
"""A finding's code, file and span: what it is recognized by in another walk."""


@dataclass(slots=True)
class EntryWalk:
    """What walking one entry point found.

    Attributes:
        findings: without repairs, which are worked out when somebody asks for them.
        owner: the class's name if it owns a stub.
        names: what this depends on.
        used: the files that were read.
        failure: an internal error in one line, or "".
    """

    findings: tuple[Finding, ...]
    owner: str
    notices: tuple[str, ...]
    names: frozenset[Name]
    used: tuple[str, ...]
    failure: str

    def depends_on(self, path: str, names: set[Name]) -> bool:
        """Whether it depends on one of these names of a file."""
        if (path, EVERY) in names:
            return path in self.used or any(each == path for each, _ in self.names)
        return (path, EVERY) in self.names or not self.names.isdisjoint(names)


def entry_points(module: ModuleSymbols) -> list[tuple[Key, Entry]]:
    """The entry points of a file with what they are recognized by."""
    counts: dict[str, int] = {}
    found = []
    for entry in entries.entry_points(module):
        number = counts[entry.name] = counts.get(entry.name, 0) + 1
        found.append(((module.path, entry.name, number), entry))
    return found


class EntryWalker:
    """Walks entry points of one project, each with an interpreter of its own."""

    def __init__(self, settings: Settings, project: TrackedProject) -> None:
        self._settings = settings
        self._quantizers = load_quantizers(settings)
        self._target = targets.load(settings.target)
        self._rules = registry(settings.rule_packs).values()
        self._project = project

    def walk(self, key: Key, entry: Entry, *, always: bool) -> EntryWalk:
        """What an entry point makes wrong; a defect of ours in it does not hide what others have."""
        project = self._project
        project.used.clear()
        project.names.clear()
        project.module(key[0])
        reports, owner, notices, failure = self._reports(key, entry, always=always)
        findings = tuple(render(report, with_repairs=False) for report in reports)
        names = frozenset({*project.names, key[:2]})
        return EntryWalk(findings, owner, tuple(notices), names, tuple(project.used), failure)

    def repairs(
        self,
        key: Key,
        entry: Entry,
        places: set[Place],
        *,
        always: bool,
    ) -> dict[Place, tuple[Fix, ...]]:
        """The repairs of some of an entry point's findings."""
        self._project.module(key[0])
        found = {}
        for report in self._reports(key, entry, always=always)[0]:
            place = (report.rule.code, report.site.module.path, span_of(report.site))
            if place in places:
                finding = render(report)
                first = () if finding.fix is None else (finding.fix,)
                found[place] = (*first, *finding.alternatives)
        return found

    def watch(self, key: Key, entry: Entry, observer: Observer, *, always: bool) -> None:
        """Walk an entry point while an observer is told every value."""
        self._project.module(key[0])
        self._reports(key, entry, always=always, observer=observer)

    def _reports(
        self,
        key: Key,
        entry: Entry,
        *,
        always: bool,
        observer: Observer | None = None,
    ) -> tuple[list[Report], str, dict[str, None], str]:
        settings = self._settings
        collector = Collector(rule(settings, self._target) for rule in self._rules)
        interpreter = Interpreter(
            self._project,
            self._quantizers,
            collector,
            bounds_of(settings),
            settings.quantized_parameters,
            observer,
        )
        owner = failure = ""
        try:
            if entries.walk_entry(interpreter, entry, always=always):
                owner = entry.name
        except OutOfSteps:
            interpreter.notice("max-steps")
        except Exception as error:
            if os.environ.get("MASKQLINT_DEBUG"):
                raise
            failure = f"{key[0]}: internal error: {type(error).__name__}: {error}"
        collector.finish()
        lineage = interpreter.linearized
        reports = [replace(report, lineage=lineage) for report in collector.reports.values()]
        return reports, owner, interpreter.notices, failure
