"""What the linter knows of an expression: walked once more, with an ear on that place."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
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
from maskqlint.render import way_of

if TYPE_CHECKING:
    from maskqlint.project.symbols import ModuleSymbols
    from maskqlint.session import Session
    from maskqlint.source import SourceFile

CALLABLES = (Bound, Class, External, Function, Functional, Layer, Partial)
"""What is called rather than computed with: the value of the call says more."""

KINDS = {"quantized": "quantized", "float": "float", "bool": "bool", "int": "int"}
MASKS = {"binary": "mask of 0 and 1", "scaled": "mask of 0 and one other number"}


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
    texts = tuple(dict.fromkeys(text for one in values[node] if (text := describe(one))))
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


def describe(one: Possibility) -> str:
    """A possibility in a few words, "" where there is nothing to say."""
    if isinstance(one, Tensor):
        return _tensor(one)
    if isinstance(one, Stub):
        scale = "exact" if one.is_exact and one.scale is None else _scale(one.scale)
        return f"stub of {one.quantizer.toolkit}: what it is called on is quantized ({scale})"
    if isinstance(one, Scalar) and one.grid is not None:
        return f"Python number, rounded ({_by(one.grid)})"
    if isinstance(one, Tuple):
        items = [" or ".join(filter(None, map(describe, item))) for item in one.items]
        return f"({', '.join(each or '?' for each in items)})" if any(items) else ""
    return ""


def _tensor(tensor: Tensor) -> str:
    grid = tensor.grid
    mask = MASKS.get(tensor.mask, "")
    if tensor.kind == "quantized":
        text = f"quantized {_by(grid, with_scale='({})')}" if grid is not None else "quantized"
    elif grid is not None:
        text = f"rounded, {KINDS.get(tensor.kind, 'of any dtype')} ({_by(grid)})"
    elif tensor.kind == "bool":
        text = "bool mask"
    elif tensor.kind == "any":
        text = "tensor, not known to be quantized"
    else:
        text = f"{tensor.kind} {'mask' if mask else 'tensor'}"
    notes = [mask]
    if tensor.derived is not None:
        notes.append(f"made of what {tensor.derived.stub} rounded")
    if tensor.is_packed:
        notes.append("a mask and data in one")
    if tensor.constant is not None and not isinstance(tensor.constant, bool):
        notes.append(f"every element is {tensor.constant:g}")
    notes += [f"holds {fill.constant:g} where it was filled" for fill in tensor.fills]
    return ", ".join([text, *dict.fromkeys(filter(None, notes))])


def _by(grid: Grid, with_scale: str = "{}") -> str:
    scale = with_scale.format(
        "scale given" if grid.exact and grid.scale is None else _scale(grid.scale)
    )
    comma = "" if with_scale.startswith("(") else ","
    return f"by {grid.stub}{comma} {scale}"


def _scale(scale: float | None) -> str:
    return "scale observed" if scale is None else f"scale {scale:g}"
