"""Comments that keep findings back: reading, matching, writing, and the unused ones.

Comments are what Python's tokenizer says they are, so a `# noqa` within a
string is none. A file that it cannot read has no suppressions.
"""

from __future__ import annotations

import io
import re
from bisect import bisect_left
from collections.abc import Callable, Iterable, Iterator
from dataclasses import field

from maskqlint.findings import Applicability, Edit, Finding, Fix, Position, Span
from maskqlint.late_dataclass import dataclass
from maskqlint.source import SourceFile

# Only files that match are tokenized; most have neither.
_ANY = re.compile(r"maskqlint\s*:|noqa", re.IGNORECASE)
_NEWLINE = re.compile(r"\r\n?")
# Several tools' comments can share one: each of these begins a part of its own.
_PART = re.compile(
    r"#\s*(?:maskqlint\s*:|noqa\b|(?:type|pylint|mypy|pyright|ruff|flake8|isort|fmt|yapf)\s*:"
    r"|pragma\b|nosec\b)",
    re.IGNORECASE,
)
_OWN = re.compile(r"#\s*maskqlint\s*:\s*(ignore|skip-file|quantized)(?![\w-])\s*")
_OWN_CODES = re.compile(r"\[([^\[\]]*)\]\s*")
_NOQA = re.compile(r"#\s*noqa\b(\s*:\s*)?", re.IGNORECASE)
_NOQA_CODES = re.compile(r"[A-Z]+[0-9]+\b(?:[,\s]+[A-Z]+[0-9]+\b)*", re.IGNORECASE)
_CODE = re.compile(r"[A-Z]+[0-9]+", re.IGNORECASE)
_OUR_PREFIX = "MQ"


@dataclass(frozen=True, slots=True)
class Suppression:
    """One comment, or its part, that keeps findings back.

    Attributes:
        own: written as `maskqlint: ignore`, not as `noqa`.
        codes: what it names, as written; None keeps everything back.
        reason: the text after `--`.
        span: the part of the comment, from its `#`.
    """

    own: bool
    codes: tuple[str, ...] | None
    reason: str
    span: Span
    text: str = field(repr=False)
    codes_at: tuple[int, int] = field(default=(0, 0), repr=False)

    def covers(self, code: str) -> bool:
        """Whether it names the code, itself or by a prefix, or names none."""
        return self.codes is None or any(code.startswith(each) for each in self.codes)


@dataclass(frozen=True, slots=True)
class Unused:
    """A suppression of ours that kept nothing back, or some of its codes."""

    suppression: Suppression
    codes: tuple[str, ...]
    fix: Fix


class Suppressions:
    """What the comments of one file keep back. Remembers what has been matched."""

    def __init__(self, source: SourceFile, comments: _Comments) -> None:
        self._source = source
        self._comments = comments
        self._by_row: dict[int, list[Suppression]] = {}
        self._used: dict[Suppression, set[str]] = {}
        self.skip_file = False
        for start, text in comments.parts():
            if _verb(text) == "skip-file":
                self.skip_file = True
            suppression = _suppression(start, text)
            if suppression is not None:
                self._by_row.setdefault(start.row, []).append(suppression)

    @classmethod
    def read(cls, source: SourceFile) -> Suppressions:
        """The suppressions of a file, none if it cannot be tokenized."""
        return cls(source, _Comments.read(source))

    def match(self, finding: Finding) -> Suppression | None:
        """The first suppression on a row that the finding touches or its statement ends on."""
        first = None
        for row in self._rows(finding.span):
            for suppression in self._by_row.get(row, ()):
                if suppression.covers(finding.code):
                    first = first or suppression
                    self._used.setdefault(suppression, set()).add(finding.code)
        return first

    def unused(
        self, is_active: Callable[[str], bool] = lambda code: True, *, complete: bool = True
    ) -> list[Unused]:
        """Those that have matched nothing, each with a fix that takes it away.

        Args:
            is_active: whether a code was looked for at all in this run.
            complete: whether all were; if not, nothing is said of `ignore` without codes.
        """
        found = []
        for suppression in (each for row in self._by_row.values() for each in row):
            used = self._used.get(suppression, set())
            if suppression.codes is None:
                if suppression.own and complete and not used:
                    found.append(self._unused(suppression, ()))
                continue
            idle = tuple(
                code
                for code in suppression.codes
                if (suppression.own or code.startswith(_OUR_PREFIX))
                and is_active(code)
                and not any(each.startswith(code) for each in used)
            )
            if idle or (suppression.own and not suppression.codes):
                found.append(self._unused(suppression, idle))
        return found

    def _rows(self, span: Span) -> Iterator[int]:
        yield from range(span.start.row, span.end.row + 1)
        last = self._comments.last_row(span.end.row)
        if last > span.end.row:
            yield last

    def _unused(self, suppression: Suppression, idle: tuple[str, ...]) -> Unused:
        kept = [code for code in suppression.codes or () if code not in idle]
        start = suppression.span.start
        if kept:
            first, end = suppression.codes_at
            span = Span(_moved(start, first), _moved(start, end))
            content, message = ", ".join(kept), f"Remove unused {', '.join(idle)}"
        else:
            span, content = self._removal(suppression)
            message = "Remove the unused suppression"
        edit = Edit(self._source.path, span, content)
        return Unused(suppression, idle, Fix(message, Applicability.SAFE, (edit,)))

    def _removal(self, suppression: Suppression) -> tuple[Span, str]:
        """What to replace, and by what, so that only the suppression goes."""
        span, rest = suppression.span, _rest(suppression)
        if rest:
            return span, f"# {rest}"
        row = self._source.line(span.start.row)
        before, after = row[: span.start.column - 1], row[span.end.column - 1 :]
        if not before.strip() and not after.strip():
            return Span(Position(span.start.row, 1), Position(span.start.row + 1, 1)), ""
        if not before.strip():
            # Another tool's part follows and moves to the front.
            space = len(after) - len(after.lstrip())
            return Span(span.start, _moved(span.end, space)), ""
        return Span(Position(span.start.row, len(before.rstrip()) + 1), span.end), ""


def quantized_rows(source: SourceFile) -> frozenset[int]:
    """Rows with the comment `# maskqlint: quantized`."""
    parts = _Comments.read(source).parts()
    return frozenset(start.row for start, text in parts if _verb(text) == "quantized")


def add_ignore(source: SourceFile, findings: Iterable[Finding], reason: str = "") -> str:
    """The text with a comment for each finding that none keeps back yet.

    Codes join an `ignore[...]` that stands on the row already; text that
    cannot be tokenized comes back as it is.
    """
    comments = _Comments.read(source, always=True)
    suppressions = Suppressions(source, comments)
    if not comments.statements:
        return source.text
    codes: dict[int, set[str]] = {}
    for finding in findings:
        if suppressions.match(finding) is None:
            codes.setdefault(comments.row_for(finding.span), set()).add(finding.code)
    tail = " -- " + " ".join(reason.split()) if reason.strip() else ""
    text = source.text
    for row in sorted(codes, reverse=True):
        present = [each for each in suppressions._by_row.get(row, ()) if each.own]
        if present and present[0].codes is not None:
            first, end = present[0].codes_at
            written = ", ".join(dict.fromkeys((*present[0].codes, *sorted(codes[row]))))
            start = source.offset(present[0].span.start)
            first, end = start + first, start + end
        else:
            line = source.line(row)
            first = source.starts[row - 1] + len(line.rstrip())
            end = source.starts[row - 1] + len(line)
            written = f"  # maskqlint: ignore[{', '.join(sorted(codes[row]))}]{tail}"
        text = text[:first] + written + text[end:]
    return text


@dataclass(frozen=True, slots=True)
class _Comments:
    """A file's comments, and its statements as rows.

    Attributes:
        comments: start and text of each.
        statements: the last row of each logical line, ascending.
        closed: rows whose end takes no comment: within a string, or continued
            by a backslash.
    """

    comments: tuple[tuple[Position, str], ...] = ()
    statements: tuple[int, ...] = ()
    closed: frozenset[int] = frozenset()

    @classmethod
    def read(cls, source: SourceFile, *, always: bool = False) -> _Comments:
        if not always and _ANY.search(source.text) is None:
            return cls()
        import tokenize

        comments: list[tuple[Position, str]] = []
        statements: list[int] = []
        closed: set[int] = set()
        opened: list[int] = []
        # Rows and columns stay the same: the tokenizer ends rows at \n only.
        readline = io.StringIO(_NEWLINE.sub("\n", source.text)).readline
        try:
            for token in tokenize.generate_tokens(readline):
                name = tokenize.tok_name[token.type]
                if name == "COMMENT":
                    position = Position(token.start[0], token.start[1] + 1)
                    comments.append((position, token.string))
                elif name == "NEWLINE":
                    statements.append(token.start[0])
                elif name == "STRING":
                    closed.update(range(token.start[0], token.end[0]))
                elif name.endswith("STRING_START"):  # f"", t"" from Python 3.12 on
                    opened.append(token.start[0])
                elif name.endswith("STRING_END"):
                    closed.update(range(opened.pop(), token.end[0]))
        except (tokenize.TokenError, SyntaxError):
            return cls()
        commented = {position.row for position, _ in comments}
        closed.update(
            row
            for row in range(1, len(source.starts) + 1)
            if row not in commented and source.line(row).endswith("\\")
        )
        return cls(tuple(comments), tuple(statements), frozenset(closed))

    def parts(self) -> Iterator[tuple[Position, str]]:
        """Start and text of each tool's part of each comment."""
        for position, text in self.comments:
            starts = [match.start() for match in _PART.finditer(text)]
            ends = [*starts, len(text)][1:]
            for start, end in zip(starts, ends, strict=True):
                yield _moved(position, start), text[start:end].rstrip()

    def last_row(self, row: int) -> int:
        """The last row of the logical line that a row belongs to."""
        at = bisect_left(self.statements, row)
        return self.statements[at] if at < len(self.statements) else row

    def row_for(self, span: Span) -> int:
        """The row whose end takes a comment that keeps a finding at `span` back."""
        for row in range(span.end.row, span.start.row - 1, -1):
            if row not in self.closed:
                return row
        return self.last_row(span.end.row)


def _verb(text: str) -> str | None:
    match = _OWN.match(text)
    return match[1] if match else None


def _suppression(start: Position, text: str) -> Suppression | None:
    """A part of a comment as a suppression, if it is a well-formed one."""
    own, noqa = _OWN.match(text), _NOQA.match(text)
    at = (0, 0)
    codes: tuple[str, ...] | None = None
    if own is not None and own[1] == "ignore":
        listed = _OWN_CODES.match(text, own.end())
        if listed is None and text.startswith("[", own.end()):
            return None
        if listed is not None:
            at, codes = listed.span(1), tuple(re.findall(r"[^\s,]+", listed[1]))
    elif noqa is not None:
        if noqa[1] is not None:
            listed = _NOQA_CODES.match(text, noqa.end())
            if listed is None:
                return None
            at = listed.span()
            codes = tuple(code.upper() for code in _CODE.findall(listed[0]))
    else:
        return None
    _, dashes, reason = text.partition("--")
    span = Span(start, _moved(start, len(text)))
    return Suppression(own is not None, codes, reason.strip() if dashes else "", span, text, at)


def _rest(suppression: Suppression) -> str:
    """Text of the comment's author behind the codes that is no reason for them."""
    text = suppression.text
    match = _OWN.match(text) or _NOQA.match(text)
    end = max(suppression.codes_at[1], match.end() if match else 0)
    rest = text[end:].lstrip("] \t")
    return "" if rest.startswith("--") else rest


def _moved(position: Position, columns: int) -> Position:
    return Position(position.row, position.column + columns)
