"""Text to libcst tree, within bounds: no input ends in a crash or a hang.

libcst's parser recurses on the C stack and dies with the process when that
ends: at about 2,000 nested brackets on the usual 8 MiB. Its time for one chain
of operators grows with the square of the chain. So chains are counted before
it is called: usual ones are parsed at once, long ones in a thread with a large
stack, and what goes beyond the bounds below is refused.
"""

from __future__ import annotations

import gc
import io
import re
import sys
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, TypeVar

from maskqlint.findings import Position

if TYPE_CHECKING:
    from libcst import Module

_T = TypeVar("_T")

# CPython's own bounds (MAXLEVEL and MAXINDENT of its tokenizer).
MAX_BRACKETS = 200
MAX_INDENTS = 100
# One statement's operators without a comma between: 2,000 take libcst 4 s.
MAX_CHAIN = 2000
# What the ordinary stack of a thread carries with room to spare.
_USUAL_CHAIN = 300
_DEEP_STACK = 512 << 20
_DEEP_RECURSION = 100_000

_NEWLINE = re.compile(r"\r\n?|\n")
_STRUCTURE = re.compile(
    r"[\[({]|[\])}]|[\r\n]\s*(?:(?:def|class|return|import|raise|assert|with|while)\b|@)?"
)
# Compiled where it is needed, as few files have such statements.
_LINK = r"\b(?:not|and|or|if|else|lambda|await|in|is|for)\b|[-+*/%@&|^~<>=.]+|[([{]|[\"']"
_DEEP_INDENT = re.compile(rf"^[ \t\f]{{{MAX_INDENTS}}}", re.MULTILINE)
# libcst tries nested patterns again and again: twice the time for each bracket.
MAX_PATTERN_BRACKETS = 14
_DEEP_PATTERN = re.compile(
    rf"\bcase\b(?:[^()\[\]{{}}]{{0,200}}[(\[{{]){{{MAX_PATTERN_BRACKETS + 1}}}"
)


class BrokenSource(Exception):
    """A text that is not Python, or that nests deeper than can be read."""

    def __init__(self, path: str, position: Position, message: str) -> None:
        super().__init__(path, position, message)
        self.path = path
        self.position = position
        self.message = message

    def __str__(self) -> str:
        return f"{self.path}:{self.position.row}:{self.position.column}: {self.message}"


def parse(path: str, text: str, *, is_shallow: bool = False) -> Module:
    """The tree of a text that has no byte order mark; raises BrokenSource.

    Args:
        is_shallow: it is known of the text, or of one that it is a part of (`is_shallow`).
    """
    is_deep = not is_shallow and _deepest(text) > _USUAL_CHAIN
    pattern = None if is_shallow else _DEEP_PATTERN.search(text)
    if pattern is not None:
        row = len(_NEWLINE.findall(text, 0, pattern.start())) + 1
        raise BrokenSource(
            path, Position(row, 1), _too_deep(MAX_PATTERN_BRACKETS, "brackets in a case")
        )
    if is_deep:
        _refuse_too_deep(path, text)
    import libcst

    # Without the collector, which would walk the growing tree again and again,
    # a parse takes a third less.
    collecting = gc.isenabled()
    gc.disable()
    try:
        if is_deep:
            return deeply(lambda: libcst.parse_module(text))
        return libcst.parse_module(text)
    except (KeyboardInterrupt, SystemExit, MemoryError):
        raise
    except libcst.ParserSyntaxError as error:
        raise _syntax_error(path, text, error) from None
    except BaseException as error:
        # A panic of the native parser arrives as a BaseException of its own.
        message = f"libcst cannot parse it: {type(error).__name__}: {error}"
        raise BrokenSource(path, Position(1, 1), " ".join(message.split())) from None
    finally:
        # The collector has counted on, and would begin with a walk of the new tree,
        # which holds no cycles. What is frozen it passes by; `collected_by_hand`
        # thaws it.
        gc.freeze()
        if collecting:
            gc.enable()


def is_shallow(text: str) -> bool:
    """Whether a text can be parsed on a stack of the usual size, in the usual time."""
    return _deepest(text) <= _USUAL_CHAIN and _DEEP_PATTERN.search(text) is None


@contextmanager
def collected_by_hand() -> Iterator[Callable[[], object]]:
    """A time in which garbage is only collected where the function is called that this gives.

    What is there at the beginning, and each tree that is parsed, is passed by:
    a collection then takes a millisecond, and a walk with trees in memory four fifths
    of the time that it takes with a collector at work.
    """
    collecting = gc.isenabled()
    gc.disable()
    gc.freeze()
    try:
        yield gc.collect
    finally:
        gc.unfreeze()
        if collecting:
            gc.enable()


def deeply(work: Callable[[], _T]) -> _T:
    """Do the work in a thread with a large stack and a high recursion limit."""
    results: list[_T] = []
    errors: list[BaseException] = []

    def target() -> None:
        try:
            results.append(work())
        except BaseException as error:
            errors.append(error)

    limit, size = sys.getrecursionlimit(), threading.stack_size()
    threading.stack_size(_DEEP_STACK)
    try:
        thread = threading.Thread(target=target)
        sys.setrecursionlimit(max(limit, _DEEP_RECURSION))
        thread.start()
        thread.join()
    finally:
        sys.setrecursionlimit(limit)
        threading.stack_size(size)
    if errors:
        raise errors[0]
    return results[0]


def _deepest(text: str) -> int:
    """A cheap bound on how deep the tree may get; comments and strings count too."""
    brackets = longest = depth = start = 0
    for match in _STRUCTURE.finditer(text):
        token = match[0]
        if token in "([{":
            depth += 1
            brackets = max(brackets, depth)
        elif token in ")]}":
            depth = max(0, depth - 1)
        else:
            # A statement's keyword at the start of a row ends what an odd
            # bracket in a comment may have opened.
            if not token.isspace():
                depth = 0
            if depth == 0:
                if match.start() - start > _USUAL_CHAIN:
                    longest = max(longest, _links(text[start : match.start()]))
                start = match.start()
    if brackets > MAX_BRACKETS or _DEEP_INDENT.search(text):
        return _USUAL_CHAIN + 1
    return max(longest, _links(text[start:]), text.count("elif"))


def _links(statement: str) -> int:
    if len(statement) <= _USUAL_CHAIN:
        return 0
    return max(sum(1 for _ in re.finditer(_LINK, piece)) for piece in statement.split(","))


def _refuse_too_deep(path: str, text: str) -> None:
    """Raise BrokenSource where a bound is passed, now counted on real tokens."""
    import tokenize

    brackets = indents = links = 0
    try:
        for token in tokenize.generate_tokens(io.StringIO(text).readline):
            kind, string = token.type, token.string
            if kind == tokenize.NEWLINE or string == ",":
                links = 0
            elif kind == tokenize.INDENT:
                indents += 1
            elif kind == tokenize.DEDENT:
                indents -= 1
            elif kind in (tokenize.OP, tokenize.NAME, tokenize.STRING):
                brackets += (string in ("(", "[", "{")) - (string in (")", "]", "}"))
                links += bool(re.match(_LINK, string))
            row, column = token.start
            for count, bound, what in (
                (brackets, MAX_BRACKETS, "brackets"),
                (indents, MAX_INDENTS, "blocks"),
                (links, MAX_CHAIN, "operators in a row"),
            ):
                if count > bound:
                    raise BrokenSource(path, Position(row, column + 1), _too_deep(bound, what))
    except (tokenize.TokenError, SyntaxError):
        # From Python 3.12 on the tokenizer has the same bounds and says so first.
        known = _refused_by_python(path, text)
        if known is not None:
            raise known from None


def _too_deep(bound: int, what: str) -> str:
    return f"too deeply nested: more than {bound} {what}"


def _syntax_error(path: str, text: str, error: Exception) -> BrokenSource:
    """Say it in Python's words: libcst's tokenizer reports everything at 1:1."""
    known = _refused_by_python(path, text)
    if known is not None:
        return known
    raw = str(getattr(error, "message", error))
    place = re.search(r"error at (\d+):(\d+): ", raw)
    if place is None:
        return BrokenSource(path, Position(1, 1), " ".join(raw.split()))
    # The list of everything that could have stood there helps nobody.
    position = Position(int(place[1]), int(place[2]) + 1)
    return BrokenSource(path, position, "syntax that libcst does not know")


def _refused_by_python(path: str, text: str) -> BrokenSource | None:
    """What the running Python has against the text, if anything."""
    import ast
    import warnings

    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            ast.parse(text)
    except SyntaxError as error:
        row, column = max(1, error.lineno or 1), max(1, error.offset or 1)
        return BrokenSource(path, Position(row, column), error.msg)
    except (ValueError, RecursionError, MemoryError):
        pass  # it cannot tell
    return None
