"""The walk of a project: every entry point through the interpreter, every event to the rules."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING

from maskqlint import targets
from maskqlint.flow import entries, events
from maskqlint.flow.interpreter import Bounds, Interpreter, OutOfSteps
from maskqlint.rule import Report, Rule, registry

if TYPE_CHECKING:
    from maskqlint.flow.quantizers import Quantizers
    from maskqlint.project.project import Project
    from maskqlint.run import Outcome
    from maskqlint.scan import Scan
    from maskqlint.settings import Settings

MAX_WAVES = 6
"""How often classes that hold newly found owners of stubs are looked for."""

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


def walk_project(
    project: Project,
    quantizers: Quantizers,
    settings: Settings,
    scan: Scan,
    candidates: list[str],
    *,
    shard: tuple[int, int] | None,
    progress: Callable[[int, int], None] | None,
    outcome: Outcome,
) -> list[Report]:
    """Walk the entry points of the candidates, and of the classes that hold theirs."""
    target = targets.load(settings.target)
    rules = [rule(settings, target) for rule in registry(settings.rule_packs).values()]
    collector = Collector(rules)
    interpreter = Interpreter(
        project, quantizers, collector, bounds_of(settings), settings.quantized_parameters
    )
    walked: set[str] = set()
    names: set[str] = set()
    wave = candidates
    for _ in range(MAX_WAVES):
        found: set[str] = set()
        for number, path in enumerate(wave, 1):
            walked.add(path)
            if progress is not None:
                progress(number, len(wave))
            module = project.module(path)
            if module is None:
                continue
            try:
                found.update(
                    entries.walk_module(
                        interpreter,
                        module,
                        declares=path in scan.declaring,
                        calls_functions=path in scan.calling,
                    )
                )
            except OutOfSteps:
                interpreter.notice("max-steps")
            except Exception as error:
                if os.environ.get("MASKQLINT_DEBUG"):
                    raise
                # A defect of ours in one file must not hide what is found in the others.
                outcome.failures.append(f"{path}: internal error: {type(error).__name__}: {error}")
            collector.finish()
        if scan.imports:
            break  # the candidates were found by their imports, holders of owners among them
        names, new = names | found, found - names
        wave = scan.naming(new, walked)
        if not wave:
            break
    outcome.notices.update(interpreter.notices)
    return precedence(collector.reports.values())


def precedence(reports: Iterable[Report]) -> list[Report]:
    """One finding for each cause: of several that fit an expression, the lowest code.

    Reports of one node have one cause unless their rules say otherwise by
    `causes`, the part of the expression that is wrong.
    """
    groups: dict[tuple[object, ...], Report] = {}
    for report in reports:
        key = (report.site.module.path, report.site.node, report.rule.cause)
        best = groups.get(key)
        if best is None or report.rule.code < best.rule.code:
            groups[key] = report
    nodes = {
        (report.site.module.path, report.site.node)
        for report in groups.values()
        if not report.rule.is_last_resort
    }
    return [
        report
        for report in groups.values()
        if not report.rule.is_last_resort
        or (report.site.module.path, report.site.node) not in nodes
    ]
