"""From a rule's report to a finding: places are looked up, the way is told, repairs are built."""

from __future__ import annotations

from typing import TYPE_CHECKING

from maskqlint.findings import Finding, Fix, TraceStep
from maskqlint.flow.values import Site, Step, Words

if TYPE_CHECKING:
    from maskqlint.findings import Span
    from maskqlint.rule import Report
    from maskqlint.selection import Selection

STEP_TEXTS: dict[str, tuple[str, str]] = {
    "quantized": ("quantized here by {subject}", "在此处由 {subject} 量化"),
    "declared": ("{subject} is declared to be quantized", "{subject} 被声明为已量化"),
    "assigned": ("assigned to {subject}", "赋值给 {subject}"),
    "kept": ("kept as {subject}", "保存为 {subject}"),
    "passed": ("passed to {subject}", "传入 {subject}"),
    "serves": ("serves as a mask here", "在此处用作掩码"),
    "data": ("{subject} is called on data here", "{subject} 在此处用于数据"),
    "filled": ("the constant is written here", "常数在此处写入"),
    "reaches": ("reaches {subject} here", "在此处到达 {subject}"),
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


def render(report: Report, selection: Selection) -> Finding:
    """The finding for a report."""
    rule, site = report.rule, report.site
    span = span_of(site)
    fixes = _fixes(report) if selection.is_fixable(rule.code) else ()
    frame = report.event.frame
    function = frame.symbol if frame is not None else None
    return Finding(
        rule.code,
        rule.name,
        selection.severity(rule.code, rule.severity),
        site.module.path,
        span,
        report.message,
        fixes[0] if fixes else None,
        tuple(fixes[1:]),
        trace(report),
        _symbol(report, function),
        site.module.source.code(site.node),
        span.end.row,
    )


def _symbol(report: Report, function: object) -> str:
    from maskqlint.project.symbols import FunctionSymbol

    if isinstance(function, FunctionSymbol) and function.module is report.site.module:
        return function.qualname
    return ""


def _fixes(report: Report) -> tuple[Fix, ...]:
    from maskqlint.repairs import Builder

    return tuple(report.rule.repair(report, Builder(report)))


def trace(report: Report) -> tuple[TraceStep, ...]:
    """The ways of the operands, each from its beginning, and the place where they go wrong."""
    lang = report.rule.settings.lang
    steps: list[TraceStep] = []
    seen: set[tuple[str, int]] = set()
    for way in report.ways:
        for step in _forward(way):
            span = span_of(step.site)
            place = (step.site.module.path, span.start.row)
            if place in seen:
                continue
            seen.add(place)
            steps.append(TraceStep(step.site.module.path, span, words_text(step.words, lang)))
    here = span_of(report.site)
    if (report.site.module.path, here.start.row) not in seen or not steps:
        steps.append(TraceStep(report.site.module.path, here, words_text(Words("here"), lang)))
    return tuple(steps)


def _forward(way: Step) -> list[Step]:
    steps: list[Step] = []
    current: Step | None = way
    while current is not None:
        steps.append(current)
        current = current.before
    steps.reverse()
    return steps
