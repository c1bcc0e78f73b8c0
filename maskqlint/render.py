"""From a rule's report to a finding: places are looked up, the way is told, repairs are built."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from maskqlint.findings import Applicability, Finding, Fix, TraceStep
from maskqlint.flow.values import Site, Step, Words
from maskqlint.wording import say

if TYPE_CHECKING:
    from collections.abc import Iterator

    from maskqlint.findings import Span
    from maskqlint.flow.frames import Context
    from maskqlint.rule import Report

STEP_TEXTS: dict[str, tuple[str, str]] = {
    "quantized": ("quantized here by {subject}", "在此处由 {subject} 量化"),
    "declared": ("{subject} is declared to be quantized", "{subject} 被声明为已量化"),
    "assigned": ("assigned to {subject}", "赋值给 {subject}"),
    "kept": ("kept as {subject}", "保存为 {subject}"),
    "passed": ("passed to {subject}", "传入 {subject}"),
    "serves": ("serves as a mask here", "在此处用作掩码"),
    "data": ("{subject} is called on data here", "{subject} 在此处用于数据"),
    "both": ("{subject} takes a mask and data here, in turn", "{subject} 在此处先后接收掩码和数据"),
    "filled": ("the constant is written here", "常数在此处写入"),
    "reaches": ("reaches {subject} here", "在此处到达 {subject}"),
    "meets": ("meets what {subject} rounded here", "在此处与由 {subject} 舍入的值相遇"),
    "again": ("quantized again here by {subject}", "在此处由 {subject} 再次量化"),
    "bool made": ("the bool is made here", "bool 在此处产生"),
    "int made": ("the integer is made here", "整型在此处产生"),
    "made": ("the mask is made here", "掩码在此处产生"),
    "here": ("goes wrong here", "在此处出错"),
}


def words_text(words: Words, lang: str) -> str:
    """A step's message in a language."""
    en, zh = STEP_TEXTS[words.template]
    return (zh if lang == "zh" else en).format(subject=words.subject)


def span_of(site: Site) -> Span:
    """Where a site's node stands."""
    return site.module.source.span(site.node, site.top)


def render(report: Report, *, with_repairs: bool = True) -> Finding:
    """The finding for a report, of the rule's own severity and with all of its repairs."""
    rule, site = report.rule, report.site
    if with_repairs:
        _ = site.module.source.module  # they look at all of it, also at what was not walked
    span = span_of(site)
    can_edit = with_repairs and site.module.source.is_faithful(site.top)
    fixes = _fixes(report) if can_edit else ()
    frame = report.event.frame
    function = frame.symbol if frame is not None else None
    return Finding(
        rule.code,
        rule.name,
        rule.severity,
        site.module.path,
        span,
        report.message,
        fixes[0] if fixes else None,
        tuple(fixes[1:]),
        trace(report),
        _symbol(report, function),
        _source(site),
        span.end.row,
    )


_LAST_COMMA = re.compile(r",(?=[)\]}])")


def _source(site: Site) -> str:
    """What a baseline recognizes the place by: the same after a formatter has wrapped it."""
    text = site.module.source.code(site.node)
    for _ in getattr(site.node, "lpar", ()):
        text = text.removeprefix("(").removesuffix(")")
    return _LAST_COMMA.sub("", text)


def _symbol(report: Report, function: object) -> str:
    from maskqlint.project.symbols import FunctionSymbol

    if isinstance(function, FunctionSymbol) and function.module is report.site.module:
        return function.qualname
    return ""


def _fixes(report: Report) -> tuple[Fix, ...]:
    from maskqlint.repairs import Builder
    from maskqlint.repairs.wrapping import wrapped

    builder, lang = Builder(report), report.rule.settings.lang
    source = builder.source
    fixes = []
    for fix in report.rule.repair(report, builder):
        edits = (wrapped(source, each) if each.path == source.path else each for each in fix.edits)
        message = say(fix.message, lang)
        if builder.is_printed:
            fixes.append(Fix(message, Applicability.DISPLAY, ()))
        else:
            fixes.append(replace(fix, message=message, edits=tuple(edits)))
    return tuple(fixes)


def trace(report: Report) -> tuple[TraceStep, ...]:
    """The ways of the operands, each from its beginning, and the place where they go wrong."""
    lang = report.rule.settings.lang
    steps: list[TraceStep] = []
    seen: set[tuple[str, int]] = set()

    def tell(site: Site, words: Words) -> None:
        span = span_of(site)
        place = (site.module.path, span.start.row)
        if place not in seen:
            seen.add(place)
            steps.append(TraceStep(site.module.path, span, words_text(words, lang)))

    for way in report.ways:
        for site, words in _with_borders(_forward(way), report):
            tell(site, words)
    here = span_of(report.site)
    if (report.site.module.path, here.start.row) not in seen or not steps:
        tell(report.site, Words("here"))
    return tuple(steps)


def way_of(step: Step, lang: str) -> tuple[TraceStep, ...]:
    """The way of a value, from its beginning."""
    return tuple(
        TraceStep(each.site.module.path, span_of(each.site), words_text(each.words, lang))
        for each in _forward(step)
    )


def _with_borders(steps: list[Step], report: Report) -> Iterator[tuple[Site, Words]]:
    """The steps of a way, and the calls between them that handed on an object, a list or a dict.

    Such a call is no step of the tensor inside, so that it is known from the
    contexts alone: through which calls a step, or the event itself, was reached.
    """
    frame = report.event.frame
    last = frame.context if frame is not None else None
    current: Context | None = None
    for step in steps:
        if current is not None and step.context is not None:
            yield from _calls(current, step.context)
        yield step.site, step.words
        current = step.context or current
    if current is not None and last is not None:
        yield from _calls(current, last)


def _calls(start: Context, end: Context) -> Iterator[tuple[Site, Words]]:
    """The calls that lead from what two contexts have in common down to the second."""
    above = set(_ancestors(start))
    down = []
    for context in _ancestors(end):
        if context in above:
            break
        down.append(context)
    for context in reversed(down):
        if context.site is not None:
            code = context.site.module.source.code(
                getattr(context.site.node, "func", context.site.node)
            )
            yield context.site, Words("passed", code)


def _ancestors(context: Context | None) -> Iterator[Context]:
    while context is not None:
        yield context
        context = context.parent


def _forward(way: Step) -> list[Step]:
    steps: list[Step] = []
    current: Step | None = way
    while current is not None:
        steps.append(current)
        current = current.before
    steps.reverse()
    return steps
