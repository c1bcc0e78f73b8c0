"""What the linter knows of an expression: walked once more, with an ear on that place."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

import libcst as cst

from maskqlint.findings import Position, Span, TraceStep
from maskqlint.flow.values import (
    Bound,
    Class,
    External,
    Function,
    Functional,
    Grid,
    Layer,
    Partial,
    Possibility,
    Scalar,
    Stub,
    Tensor,
    Tuple,
    Value,
    union,
)
from maskqlint.late_dataclass import dataclass
from maskqlint.render import way_of
from maskqlint.wording import say

if TYPE_CHECKING:
    from maskqlint.project.symbols import ModuleSymbols
    from maskqlint.session import Session
    from maskqlint.source import SourceFile

CALLABLES = (Bound, Class, External, Function, Functional, Layer, Partial)
"""What is called rather than computed with: the value of the call says more."""

KINDS = {"float": "float", "bool": "bool", "int": "int"}
MASKS = {
    "binary": "mask of 0 and 1",
    "negated": "mask of 0 and -1",
    "scaled": "mask of 0 and one other number",
}


@dataclass(frozen=True, slots=True)
class Known:
    """What is known of an expression.

    Attributes:
        texts: one for each way that its value may have come about.
        steps: the way of the first that has one.
    """

    expression: str
    span: Span
    texts: tuple[str, ...]
    steps: tuple[TraceStep, ...]


def known_at(session: Session, path: str, position: Position, lang: str = "en") -> Known | None:
    """What is known of the expression at a place of a file that the last check has walked."""
    source = session.parsed(path)
    nodes = dict(_around(source, position)) if source is not None else {}
    values: dict[cst.CSTNode, Value] = {}

    def observe(module: ModuleSymbols, node: cst.CSTNode, value: Value) -> None:
        if node in nodes and module.path == path:
            values[node] = union((values.get(node, ()), value))

    if source is None or not nodes:
        return None
    session.watch(path, observe)
    node = _told(list(nodes), values)
    if node is None:
        return None
    texts = tuple(dict.fromkeys(text for one in values[node] if (text := describe(one, lang))))
    if not texts:
        return None
    traces = (one.trace for one in values[node] if isinstance(one, (Tensor, Scalar)))
    trace = next((each for each in traces if each is not None), None)
    steps = way_of(trace, lang) if trace is not None else ()
    return Known(source.code(node), nodes[node], texts, steps)


def _around(source: SourceFile, position: Position) -> Iterator[tuple[cst.CSTNode, Span]]:
    """The expressions around a place with their spans, the innermost first."""
    body = source.module.body
    index = next(
        (each for each in range(len(body)) if source.first_row(each + 1) > position.row), None
    )
    if index is None:
        return
    found = [
        (node, span)
        for node, span in source.recorded(index).nodes()
        if isinstance(node, cst.BaseExpression) and span.start <= position <= span.end
    ]
    # Between `f` and `(` both the name and the arguments touch the place: what begins there wins.
    yield from sorted(
        found, key=lambda each: (each[1].end <= position, _size(each[1]), each[1].start)
    )


def _size(span: Span) -> tuple[int, int]:
    rows = span.end.row - span.start.row
    return rows, span.end.column - span.start.column


def _told(nodes: list[cst.CSTNode], values: dict[cst.CSTNode, Value]) -> cst.CSTNode | None:
    """The innermost expression that has a value; of what is only called, the call."""
    heard = [node for node in nodes if node in values]
    for node, outer in zip(heard, [*heard[1:], None], strict=True):
        is_called = isinstance(outer, cst.Call) and outer.func is node
        if is_called and all(isinstance(one, CALLABLES) for one in values[node]):
            continue
        return node
    return None


def describe(one: Possibility, lang: str = "en") -> str:
    """A possibility in a few words, "" where there is nothing to say."""
    return say(", ", lang).join(say(part, lang) for part in _parts(one, lang))


def _parts(one: Possibility, lang: str) -> Iterator[str]:
    if isinstance(one, Tensor):
        yield from dict.fromkeys(_tensor(one))
    elif isinstance(one, Stub):
        scale = "scale given" if one.is_exact and one.scale is None else _scale(one.scale)
        yield f"stub of {one.quantizer.toolkit}: what it is called on is quantized ({scale})"
    elif isinstance(one, Scalar) and one.grid is not None:
        yield f"Python number, rounded (by {one.grid.stub}, {_scale_of(one.grid)})"
    elif isinstance(one, Tuple):
        either = say(" or ", lang)
        items = [
            either.join(filter(None, (describe(each, lang) for each in item))) for item in one.items
        ]
        if any(items):
            yield f"({', '.join(each or '?' for each in items)})"


def _tensor(tensor: Tensor) -> Iterator[str]:
    grid = tensor.grid
    mask = MASKS.get(tensor.mask, "")
    if tensor.kind == "quantized":
        yield f"quantized by {grid.stub} ({_scale_of(grid)})" if grid is not None else "quantized"
    elif grid is not None:
        kind = KINDS.get(tensor.kind, "of any dtype")
        yield f"rounded, {kind} (by {grid.stub}, {_scale_of(grid)})"
    elif tensor.kind == "bool":
        yield "bool mask"
    elif tensor.kind == "any":
        yield "tensor, not known to be quantized"
    else:
        yield f"{tensor.kind} {'mask' if mask else 'tensor'}"
    if mask:
        yield mask
    if tensor.derived is not None:
        yield f"made of what {tensor.derived.stub} rounded"
    if tensor.is_packed:
        yield "a mask and data in one"
    if tensor.constant is not None and not isinstance(tensor.constant, bool):
        yield f"every element is {tensor.constant:g}"
    for fill in tensor.fills:
        yield f"holds {fill.constant:g} where it was filled"


def _scale_of(grid: Grid) -> str:
    return "scale given" if grid.exact and grid.scale is None else _scale(grid.scale)


def _scale(scale: float | None) -> str:
    return "scale observed" if scale is None else f"scale {scale:g}"
