"""Findings and walks as plain lists that JSON can hold, and back.

No names of fields are written: what is read was written by the same version.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

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
from maskqlint.parsing import BrokenSource
from maskqlint.source import UnreadableSource

if TYPE_CHECKING:
    from maskqlint.walk import FileWalk

Record = list[Any]


def finding_record(finding: Finding) -> Record:
    """A finding as a list."""
    return [
        finding.code,
        finding.name,
        finding.severity.value,
        finding.path,
        _span_record(finding.span),
        finding.message,
        _fix_record(finding.fix) if finding.fix is not None else None,
        [_fix_record(fix) for fix in finding.alternatives],
        [[step.path, _span_record(step.span), step.message] for step in finding.trace],
        finding.symbol,
        finding.source,
        finding.noqa_row,
    ]


def read_finding(record: Record) -> Finding:
    """The finding that a list holds; raises ValueError, TypeError or IndexError if it is none."""
    code, name, severity, path, span, message, fix, others, trace, symbol, source, row = record
    return Finding(
        code,
        name,
        Severity(severity),
        path,
        _read_span(span),
        message,
        _read_fix(fix) if fix is not None else None,
        tuple(_read_fix(each) for each in others),
        tuple(TraceStep(where, _read_span(place), text) for where, place, text in trace),
        symbol,
        source,
        row,
    )


def walk_record(walk: FileWalk) -> Record:
    """A file's walk as a list."""
    return [
        walk.path,
        [finding_record(finding) for finding in walk.findings],
        walk.owners,
        walk.notices,
        [_problem_record(problem) for problem in walk.problems],
        walk.used,
        walk.digests,
    ]


def read_walk(record: Record) -> FileWalk:
    """The walk that a list holds; raises ValueError, TypeError or IndexError if it is none."""
    from maskqlint.walk import FileWalk

    path, findings, owners, notices, problems, used, digests = record
    return FileWalk(
        path,
        tuple(read_finding(each) for each in findings),
        tuple(owners),
        tuple(notices),
        tuple(_read_problem(each) for each in problems),
        tuple(used),
        digests=tuple(digests),
    )


def _span_record(span: Span) -> Record:
    return [span.start.row, span.start.column, span.end.row, span.end.column]


def _read_span(record: Record) -> Span:
    row, column, end_row, end_column = record
    return Span(Position(row, column), Position(end_row, end_column))


def _fix_record(fix: Fix) -> Record:
    edits = [[edit.path, _span_record(edit.span), edit.content] for edit in fix.edits]
    return [fix.message, fix.applicability.value, edits]


def _read_fix(record: Record) -> Fix:
    message, applicability, edits = record
    return Fix(
        message,
        Applicability(applicability),
        tuple(Edit(path, _read_span(span), content) for path, span, content in edits),
    )


def _problem_record(problem: BrokenSource | UnreadableSource) -> Record:
    if isinstance(problem, BrokenSource):
        return [problem.path, problem.position.row, problem.position.column, problem.message]
    return [problem.path, problem.row, None, problem.message]


def _read_problem(record: Record) -> BrokenSource | UnreadableSource:
    path, row, column, message = record
    if column is None:
        return UnreadableSource(path, row, message)
    return BrokenSource(path, Position(row, column), message)
