"""For people: the source with carets, the way of the value in numbered steps, the repair in code.

Made as pieces of (style, text). A terminal shows them in colour (see
`terminal`); elsewhere the texts are joined, and rich is never imported.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from maskqlint.findings import Applicability, Finding, Fix, Severity, Span
from maskqlint.late_dataclass import dataclass
from maskqlint.reporters import Results, View
from maskqlint.reporters.cells import fits, fold, one_row, plain, width, window, wrap

# A style is a word that `terminal` knows; "" is plain text.
Piece = tuple[str, str]

_MAX_HUNK_LINES = 12


@dataclass(frozen=True, slots=True)
class _Note:
    """Something to say under a row of a file."""

    path: str
    span: Span
    label: str
    is_primary: bool = False


def render(results: Results, view: View) -> str:
    """The report without colour."""
    return "".join(text for _, text in pieces(results, view))


def pieces(results: Results, view: View) -> Iterator[Piece]:
    """The report, finding by finding, and its summary."""
    for finding in results.findings:
        yield from of_finding(finding, view)
        yield "", "\n"
    yield from summary(results, view)


def of_finding(finding: Finding, view: View) -> Iterator[Piece]:
    """One finding."""
    severity = finding.severity.value
    head = f"{severity}[{finding.code}]"
    first, *more = wrap(f"{head}: {finding.message}", view.width, hanging=2)
    yield severity, first[: len(head)]
    yield "strong", first[len(head) :] + "\n"
    for line in more:
        yield "strong", line + "\n"
    notes = _notes(finding)
    gutter = len(str(max(note.span.start.row for note in notes)))
    primary = [note for note in notes if note.path == finding.path]
    yield from _place(" --> ", finding.path, finding.span, gutter, view)
    yield from _block(primary, severity, gutter, view)
    for path in dict.fromkeys(note.path for note in notes if note.path != finding.path):
        there = [note for note in notes if note.path == path]
        yield from _place(" ::: ", path, there[0].span, gutter, view)
        yield from _block(there, severity, gutter, view)
    if finding.fix is not None:
        yield from _repair(finding.fix, finding.path, "repair", gutter, view)
    for fix in finding.alternatives:
        yield from _repair(fix, finding.path, "or", gutter, view)


def _notes(finding: Finding) -> list[_Note]:
    """The numbered steps, and the place itself, which may be one of them."""
    numbered = len(finding.trace) > 1
    notes = [
        _Note(
            step.path,
            step.span,
            f"{number}. {step.message}" if numbered else step.message,
            (step.path, step.span) == (finding.path, finding.span),
        )
        for number, step in enumerate(finding.trace, 1)
    ]
    if not any(note.is_primary for note in notes):
        notes.append(_Note(finding.path, finding.span, finding.name, True))
    return notes


def _place(arrow: str, path: str, span: Span, gutter: int, view: View) -> Iterator[Piece]:
    yield "gutter", " " * (gutter - 1) + arrow
    yield "", f"{one_row(view.relative(path))}:{span.start.row}:{span.start.column}\n"


def _block(notes: list[_Note], severity: str, gutter: int, view: View) -> Iterator[Piece]:
    """The rows of one file that something is said of, in the file's order."""
    yield "gutter", " " * gutter + " |\n"
    previous = None
    for row in sorted({note.span.start.row for note in notes}):
        if previous is not None and row > previous + 1:
            yield "gutter", "." * max(3, gutter) + "\n"
        previous = row
        here = [note for note in notes if note.span.start.row == row]
        yield from _row(row, here, severity, gutter, view)
    yield "gutter", " " * gutter + " |\n"


def _row(
    row: int, notes: Sequence[_Note], severity: str, gutter: int, view: View
) -> Iterator[Piece]:
    source = view.source(notes[0].path)
    if source is None:
        # A file that cannot be read, or has gone: there is nothing to underline.
        for note in notes:
            yield "gutter", f"{row:>{gutter}} | "
            yield "", note.label + "\n"
        return
    line = source.line(row)
    room = view.width - gutter - 3
    spans = [_columns(note.span, line) for note in notes]
    start, end = min(span[0] for span in spans), max(span[1] for span in spans)
    # Notes that do not fit into one part of a long line show it again, each its part.
    together = fits(line, start, end, room)
    for number, (note, (left, right)) in enumerate(zip(notes, spans, strict=True)):
        part = window(line, start, end, room) if together else window(line, left, right, room)
        if number == 0 or not together:
            yield "gutter", f"{row:>{gutter}} | "
            yield "", part.text + "\n"
        yield from _mark(note, part.cells(left, right), severity, gutter, view)


def _columns(span: Span, line: str) -> tuple[int, int]:
    """Indices into the first row of a span."""
    end = span.end.column - 1 if span.end.row == span.start.row else len(line)
    return span.start.column - 1, max(end, span.start.column)


def _mark(
    note: _Note, cells: tuple[int, int], severity: str, gutter: int, view: View
) -> Iterator[Piece]:
    """The carets under a row, and the words beside them or, where there is no room, below."""
    margin = " " * gutter + " | "
    room = view.width - gutter - 3
    rows = note.span.end.row - note.span.start.row
    label = note.label + (view.say(f" (up to row {note.span.end.row})") if rows else "")
    style, caret = (severity, "^") if note.is_primary else ("step", "-")
    indent, length = cells
    length = min(length, max(1, room - indent))
    yield "gutter", margin
    yield style, " " * indent + caret * length
    if indent + length + 1 + width(plain(label)) <= room:
        yield style, f" {plain(label)}\n"
        return
    yield "", "\n"
    left = min(indent, max(0, room - 40))
    for line in wrap(label, room - left):
        yield "gutter", margin
        yield style, " " * left + line + "\n"


def _repair(fix: Fix, path: str, word: str, gutter: int, view: View) -> Iterator[Piece]:
    """What to write instead: the lines that change, as in a diff."""
    margin = " " * gutter
    applies = fix.applicability is not Applicability.DISPLAY
    head = f"{word} ({fix.applicability.value} fix)" if applies else word
    head = view.say(head) + view.say(": ") + fix.message
    for number, line in enumerate(wrap(head, view.width - gutter - 3, hanging=2)):
        yield "gutter", margin + (" = " if number == 0 else "   ")
        yield "strong", line + "\n"
    from maskqlint.reporters.patch import hunks

    for hunk in hunks(fix, view):
        if hunk.path != path:
            path = hunk.path
            yield "gutter", margin[:-1] + " ::: "
            yield "", f"{one_row(view.relative(hunk.path))}:{hunk.row}\n"
        lines = [("removed", "-", row, line) for row, line in enumerate(hunk.old, hunk.row)]
        lines += [("added", "+", row, line) for row, line in enumerate(hunk.new, hunk.row)]
        for style, sign, row, line in lines[:_MAX_HUNK_LINES]:
            # All of it, as it is there to be copied.
            for number, part in enumerate(fold(line, view.width - gutter - 3)):
                yield "gutter", f"{'' if number else row:>{gutter}} "
                yield style, f"{' ' if number else sign} {part}".rstrip() + "\n"
        if len(lines) > _MAX_HUNK_LINES:
            more = view.say(f"and {len(lines) - _MAX_HUNK_LINES} lines more")
            yield "gutter", f"{margin}   {more}\n"


def summary(results: Results, view: View) -> Iterator[Piece]:
    """How many findings of which kind, and what may be done about them."""
    say = view.say
    suppressed = len(results.suppressed)
    known = [say(f"{suppressed} suppressed")] if suppressed else []
    if not results.findings:
        beside = f" ({known[0]})" if known else ""
        files = say(counted(results.files, "file"))
        yield "good", say(f"No findings in {files}{beside}.") + "\n"
        return
    counts = Counter(finding.severity for finding in results.findings)
    found = say(", ").join(
        say(counted(counts[severity], severity.value)) for severity in Severity if counts[severity]
    )
    fixable = Counter(
        finding.fix.applicability for finding in results.findings if finding.fix is not None
    )
    safe, unsafe = fixable[Applicability.SAFE], fixable[Applicability.UNSAFE]
    offers = [say(f"{safe} fixable with --fix")] if safe else []
    if unsafe:
        offers.append(say(f"{unsafe}{' more' if safe else ' fixable'} with --fix --unsafe-fixes"))
    beside = f" ({say(', ').join(offers + known)})" if offers or known else ""
    for line in wrap(say(f"Found {found}{beside}."), view.width, hanging=2):
        yield "strong", line + "\n"


def counted(number: int, word: str) -> str:
    return f"{number} {word}{'' if number == 1 else 's'}"
