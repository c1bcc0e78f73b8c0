"""Where the nodes of one top-level statement stand.

What libcst's PositionProvider does for a whole module, without its import and
its metadata machinery: the code is generated once more while the places are
written down. Importing this module imports libcst.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, TypeVar

from libcst import Attribute, Name, SimpleWhitespace
from libcst._nodes.internal import CodegenState

from maskqlint.findings import Position, Span
from maskqlint.parsing import deeply

if TYPE_CHECKING:
    from libcst import CSTNode, Module

_NEWLINE = re.compile(r"\r\n?|\n")
_FOLDED = re.compile(r"\s*[\r\n]\s*")
_State = TypeVar("_State", bound=CodegenState)
_Place = tuple[int, int]  # row from 1, column from 0


class Recorded:
    """The places of the nodes of one statement, as libcst sees them, and their spans.

    Attributes:
        is_faithful: what libcst generates is what stands in the file; it loses a comment
            behind `**` in a mapping pattern, and then places are wrong.
    """

    __slots__ = ("_down", "_places", "_shift", "is_faithful")

    def __init__(
        self,
        places: dict[CSTNode, tuple[_Place, _Place]],
        shift: dict[int, int],
        down: int = 0,
        *,
        is_faithful: bool = True,
    ) -> None:
        self._places = places
        self._shift = shift
        self._down = down
        self.is_faithful = is_faithful

    def moved(self, down: int) -> Recorded:
        """The same statement some rows further down."""
        return Recorded(self._places, self._shift, self._down + down, is_faithful=self.is_faithful)

    def nodes(self) -> Iterator[tuple[CSTNode, Span]]:
        """Every node of the statement with its span."""
        for node in self._places:
            yield node, self.span(node)

    def span(self, node: CSTNode) -> Span:
        """The node's span; raises KeyError if it is not part of the statement."""
        start, end = self._places[node]
        return Span(self._position(start), self._position(end))

    def _position(self, place: _Place) -> Position:
        row, column = place
        return Position(row + self._down, column + 1 + self._shift.get(row, 0))


class _Recording(CodegenState):
    """Generates code and keeps the place of each node, without its own whitespace."""

    def __init__(self, module: Module, row: int) -> None:
        super().__init__(module.default_indent, module.default_newline)
        self.places: dict[CSTNode, tuple[_Place, _Place]] = {}
        self._row = row
        self._column = 0
        self._open: list[_Place] = []

    def add_token(self, value: str) -> None:
        self.tokens.append(value)
        if "\n" in value or "\r" in value:
            *before, last = _NEWLINE.split(value)
            self._row += len(before)
            self._column = len(last)
        else:
            self._column += len(value)

    def add_indent_tokens(self) -> None:
        for token in self.indent_tokens:
            self.add_token(token)

    def before_codegen(self, node: CSTNode) -> None:
        self._open.append((self._row, self._column))

    def after_codegen(self, node: CSTNode) -> None:
        start = self._open.pop()
        # The syntactic place, if there is one, was recorded on the way.
        self.places.setdefault(node, (start, (self._row, self._column)))

    @contextmanager
    def record_syntactic_position(
        self,
        node: CSTNode,
        *,
        start_node: CSTNode | None = None,
        end_node: CSTNode | None = None,
    ) -> Iterator[None]:
        start = (self._row, self._column)
        yield
        end = (self._row, self._column)
        if start_node is not None:
            start = self.places[start_node][0]
        if end_node is not None:
            end = self.places[end_node][1]
        self.places[node] = (start, end)


def record(module: Module, statement: CSTNode, row: int, line: Callable[[int], str]) -> Recorded:
    """Places in a top-level statement whose first row (with comments) is `row`.

    `line` gives a row of the real text: libcst drops form feeds in front of a
    statement, so that its columns on such a row are too small.
    """
    state = _generate(statement, lambda: _Recording(module, row))
    shift: dict[int, int] = {}
    is_faithful = True
    *whole, _ = _NEWLINE.split("".join(state.tokens))
    for at, generated in enumerate(whole, row):
        real = line(at)
        if len(real) > len(generated) and "\f" in real:
            shift[at] = len(real) - len(generated)
        elif real != generated:
            is_faithful = False
    return Recorded(state.places, shift, is_faithful=is_faithful)


def rows_of(module: Module, node: CSTNode) -> int:
    """How many rows the code of a statement or an empty line takes."""
    return len(_NEWLINE.findall("".join(_plain(module, node).tokens)))


def one_line(module: Module, node: CSTNode) -> str:
    """The node's code on one line: whitespace folded, comments dropped.

    Whitespace within a string literal stays, but for its newlines.
    """
    plain = _dotted(node)
    if plain is not None:
        return plain
    words: list[str] = []
    space = False
    for token in _plain(module, node).tokens:
        if not token.strip(" \t\f\r\n\\"):
            space = space or token != ""
        elif not token.startswith("#"):
            beside_bracket = token in (")", "]", "}") or (words and words[-1] in ("(", "[", "{"))
            if space and words and not beside_bracket:
                words.append(" ")
            words.append(_FOLDED.sub(" ", token))
            space = False
    return "".join(words)


def _dotted(node: CSTNode) -> str | None:
    """`a.b.c` if that is just how the node is written: most are, and to generate costs 100 us."""
    parts = []
    while isinstance(node, Attribute):
        if (
            node.lpar
            or node.attr.lpar
            or not isinstance(node.dot.whitespace_before, SimpleWhitespace)
            or not isinstance(node.dot.whitespace_after, SimpleWhitespace)
            or node.dot.whitespace_before.value
            or node.dot.whitespace_after.value
        ):
            return None
        parts.append(node.attr.value)
        node = node.value
    if not isinstance(node, Name) or node.lpar:
        return None
    parts.append(node.value)
    return ".".join(reversed(parts))


def _plain(module: Module, node: CSTNode) -> CodegenState:
    return _generate(node, lambda: CodegenState(module.default_indent, module.default_newline))


def _generate(node: CSTNode, new_state: Callable[[], _State]) -> _State:
    def generate() -> _State:
        state = new_state()
        node._codegen(state)
        return state

    try:
        return generate()
    except RecursionError:
        # A chain of some 300 links: begin again where there is room.
        return deeply(generate)
