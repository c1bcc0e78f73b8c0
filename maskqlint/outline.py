"""A text whose functions' bodies are left out, and these bodies, each to be parsed when it is asked for.

Half of a model's code are losses and targets, which no quantized value comes near. libcst
takes eight times as long for a row as Python's own parser, whose tree says where each body
begins and ends and what it mentions. A string stands for a body, with its rows inside, so that
everything else keeps its place.
"""

from __future__ import annotations

import ast
import re
import warnings
from collections.abc import Iterator, Sequence

import libcst as cst

from maskqlint import parsing
from maskqlint.late_dataclass import dataclass
from maskqlint.mentions import Function, Mentions, mentions_of
from maskqlint.parsing import BrokenSource

MIN_ROWS = 4
"""Bodies of fewer rows are parsed with the rest: to begin a parse takes as long as three rows."""

_QUOTES = ("'''", '"""')
# libcst drops form feeds and backslashes that stand alone: where there are such, nothing is left out.
_DROPPED = re.compile(r"\f|\\[ \t]*[\r\n]")
_NEWLINE = re.compile(r"\r\n?|\n")


@dataclass(frozen=True, slots=True)
class Body:
    """A function's body that is not parsed yet.

    Attributes:
        text: its rows, with their indentation and the last one's end.
        written: how the first and the last one read in the outline, by number.
    """

    text: str
    written: dict[int, str]
    mentions: Mentions

    def alone(self, newline: str, indent: str, *, is_async: bool) -> str:
        """A text of two statements, of which the second is a function with this body.

        Args:
            newline, indent: the usual ones of the whole text. Blocks that are indented so
                say nothing of it in their tree, and the first block says what is usual.
        """
        head = "async def" if is_async else "def"
        return f"if 1:{newline}{indent}pass{newline}{head} _():{newline}{self.text}"


class BrokenBody(Exception):
    """A body that was left out cannot be parsed by itself: the file has to be parsed whole."""

    def __init__(self, path: str) -> None:
        super().__init__(path)
        self.path = path


class Outline:
    """The tree of a text without its functions' bodies.

    Attributes:
        module: in which a string stands for each body until that is shown.
    """

    def __init__(self, path: str, module: cst.Module, bodies: dict[str, Body]) -> None:
        self.module = module
        self._path = path
        self._bodies = bodies
        self._written = {
            row: text for body in bodies.values() for row, text in body.written.items()
        }

    @property
    def size(self) -> int:
        """How many characters are left out."""
        return sum(len(body.text) for body in self._bodies.values())

    def written(self, row: int) -> str | None:
        """How a row of the text reads in the tree, if otherwise."""
        return self._written.get(row)

    def hidden(self, function: cst.FunctionDef) -> Body | None:
        """The body of a function that is left out."""
        string = _only_string(function)
        return self._bodies.get(string.value) if string is not None else None

    def show(self, function: cst.FunctionDef) -> bool:
        """Parse the body of a function; returns whether it was left out, raises BrokenBody."""
        string = _only_string(function)
        body = self._bodies.pop(string.value, None) if string is not None else None
        if string is None or body is None:
            return False
        module = self.module
        is_async = function.asynchronous is not None
        text = body.alone(module.default_newline, module.default_indent, is_async=is_async)
        try:
            parsed = parsing.parse(self._path, text, is_shallow=True)
        except BrokenSource:
            raise BrokenBody(self._path) from None
        shown = cst.ensure_type(parsed.body[1], cst.FunctionDef).body.body
        (stand_in,) = function.body.body
        above = cst.ensure_type(stand_in, cst.SimpleStatementLine).leading_lines
        # The tree is completed, not changed: what stood there has no place in any walk.
        object.__setattr__(shown[0], "leading_lines", above)
        object.__setattr__(function.body, "body", shown)
        for row in body.written:
            del self._written[row]
        return True

    def show_all(self) -> None:
        """Parse all bodies; raises BrokenBody."""
        pending: list[object] = list(self.module.body)
        while self._bodies and pending:
            node = pending.pop()
            if isinstance(node, cst.FunctionDef):
                self.show(node)
                continue
            for name in _SUITES:
                inner = getattr(node, name, None)
                if isinstance(inner, cst.CSTNode):
                    pending.append(inner)
                elif inner is not None:
                    pending += inner


_SUITES = ("body", "orelse", "finalbody", "handlers", "cases")


def _only_string(function: cst.FunctionDef) -> cst.SimpleString | None:
    """The string that is all that a function consists of."""
    statements = function.body.body
    line = statements[0] if len(statements) == 1 else None
    if not isinstance(line, cst.SimpleStatementLine) or not isinstance(line.body[0], cst.Expr):
        return None
    value = line.body[0].value
    return value if isinstance(value, cst.SimpleString) else None


def parse(path: str, text: str, starts: Sequence[int]) -> Outline | None:
    """Parse a text without its functions' bodies.

    Args:
        starts: the offset of the first character of each row.

    Returns:
        None if nothing can be left out, or the text is not plain to read: it has to be
        parsed whole, whatever comes of that.
    """
    if not parsing.is_shallow(text):
        return None
    short, bodies = shortened(text, starts)
    if not bodies:
        return None
    try:
        return Outline(path, parsing.parse(path, short, is_shallow=True), bodies)
    except BrokenSource:
        return None


def shortened(text: str, starts: Sequence[int]) -> tuple[str, dict[str, Body]]:
    """A text with strings in the place of bodies, and the bodies by these strings."""
    bodies: dict[str, Body] = {}
    pieces: list[str] = []
    done = 0
    for function, is_method in _functions(text):
        first, last = function.body[0].lineno, function.body[-1].end_lineno or 0
        start, behind = starts[first - 1], starts[last] if last < len(starts) else len(text)
        body = text[start:behind]
        code = body.lstrip(" \t")
        indent = body[: len(body) - len(code)]
        quotes = next((each for each in _QUOTES if each not in body), None)
        if (
            last - first + 1 < MIN_ROWS
            or quotes is None
            or _DROPPED.search(body)
            # It begins on the row of the colon, or with a decorator.
            or len(indent) != function.body[0].col_offset
            or getattr(function.body[0], "decorator_list", None)
        ):
            continue
        ended = code.rstrip("\r\n")
        string = f"r{quotes}{ended} {quotes}"
        while string in bodies:  # the same text a second time
            string = f"{string[:-3]} {quotes}"
        rows = _NEWLINE.split(indent + string)
        written = {first: rows[0], last: rows[-1]}
        receiver = _receiver(function) if is_method else ""
        bodies[string] = Body(body, written, mentions_of(function, receiver))
        pieces += (text[done:start], indent, string, code[len(ended) :])
        done = behind
    pieces.append(text[done:])
    return "".join(pieces), bodies


def _functions(text: str) -> Sequence[tuple[Function, bool]]:
    """The outermost functions of a text in the order of their rows, and whether a class has them."""
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            module = ast.parse(text)
    except (SyntaxError, ValueError, RecursionError, MemoryError):
        return ()
    return sorted(_within(module.body, is_class=False), key=lambda each: each[0].lineno)


def _within(body: Sequence[ast.AST], *, is_class: bool) -> Iterator[tuple[Function, bool]]:
    for node in body:
        if isinstance(node, Function):
            yield node, is_class
            continue
        is_class_now = is_class or isinstance(node, ast.ClassDef)
        for field in _SUITES:
            yield from _within(getattr(node, field, ()), is_class=is_class_now)


def _receiver(method: Function) -> str:
    """The parameter that stands for the object, or for the class."""
    decorators = [each.id for each in method.decorator_list if isinstance(each, ast.Name)]
    positional = [*method.args.posonlyargs, *method.args.args]
    return positional[0].arg if positional and "staticmethod" not in decorators else ""
