"""A mask that was cut from what its stub returned is cut from what went in."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

import libcst as cst

from maskqlint.repairs.definitions import reaching
from maskqlint.repairs.masks import base_of
from maskqlint.repairs.raw import Raw, Unrounding, stub_calls

if TYPE_CHECKING:
    from maskqlint.findings import Edit, Fix
    from maskqlint.flow.events import Operand
    from maskqlint.repairs.builder import Builder


def masks_from_raw(builder: Builder, masks: Sequence[Operand], message: str) -> Fix | None:
    """The first mask made of what went into the stub, and with it all others that are bools.

    What a bool from before the stub is joined with is no part of the stub's output alone: it
    would not be found again. A mask that multiplies is, and waits for a stub of its own.
    """
    first = _mask_from_raw(builder, masks[0], message)
    if first is None:
        return None
    edits = list(first.edits)
    for mask in masks[1:]:
        more = None
        if mask.tensor is not None and mask.tensor.kind == "bool":
            more = _mask_from_raw(builder, mask, message)
        if more is not None and all(_is_apart(edit, edits) for edit in more.edits):
            edits.extend(more.edits)
    return builder.safe(message, *edits)


def _is_apart(edit: Edit, others: Sequence[Edit]) -> bool:
    """Whether an edit may go with others: it is one of them, or touches none."""
    return edit in others or not any(
        edit.span.start == other.span.start
        or (edit.span.start < other.span.end and other.span.start < edit.span.end)
        for other in others
    )


def _mask_from_raw(builder: Builder, mask: Operand, message: str) -> Fix | None:
    """Make a mask of what went into its stub; a slice that multiplies gets a stub of its own.

    Everything else stays: the data keeps its stub and all its columns.
    """
    node, tensor = mask.node, mask.tensor
    if node is None or tensor is None or node not in builder.tree:
        return None
    shared = tensor.origin.grid.call if tensor.origin is not None else None
    if shared is None or shared.node not in builder.tree:
        return None  # what went into the stub is another class's to say
    made = tensor.made
    if made is not None and made.node in builder.tree and made.top is builder.site.top:
        edits = _undone(builder, made.node, mask)
        if edits is not None:
            return builder.safe(message, *edits)
    place = _definition(builder, node)
    raw = Unrounding(builder, stub_calls([mask]), place).expression(place)
    if raw is None:
        return None
    if tensor.kind != "quantized":
        return builder.safe(
            message, *raw.edits, builder.replace(place, _in_place(builder, raw, place))
        )
    grid = tensor.origin.grid if tensor.origin is not None else mask.grid
    stub = builder.own_stub(grid, is_binary=tensor.mask == "binary")
    if stub is None:
        return None
    wrapped = builder.replace(place, f"{stub.spelling}({raw.text})")
    return builder.safe(message, *stub.edits, *raw.edits, wrapped)


def _in_place(builder: Builder, raw: Raw, node: cst.BaseExpression) -> str:
    return builder.in_place(raw, node)


def _definition(builder: Builder, node: cst.BaseExpression) -> cst.BaseExpression:
    """Where a mask gets its name, so that all that is done with it has the new one."""
    base = base_of(node)
    if base is None:
        return node
    found = reaching(builder.tree, base, base.value)
    if found is None or found.value is None or found.item is not None:
        return node
    return found.value if isinstance(found.value, (cst.Subscript, cst.Call)) else node


def _undone(builder: Builder, made: cst.CSTNode, mask: Operand) -> list[Edit] | None:
    """The edits that put raw tensors into the expression that makes the mask."""
    if not isinstance(made, cst.BaseExpression):
        return None
    edits: list[Edit] = []
    calls = stub_calls([mask])
    for part in _operands(builder, made):
        raw = Unrounding(builder, calls, part).expression(part)
        if raw is not None:
            edits.extend(raw.edits)
            edits.append(builder.replace(part, _in_place(builder, raw, part)))
    return edits or None


def _operands(builder: Builder, node: cst.BaseExpression) -> list[cst.BaseExpression]:
    """The operands of a comparison, a logical operator or a cast, down to names and their parts.

    A name that stands for such an expression, or a view of it, leads on into it: what it gives
    is no data, and whatever else it is used for has the raw one too.
    """
    if isinstance(node, cst.Comparison):
        parts = [node.left, *(each.comparator for each in node.comparisons)]
    elif isinstance(node, (cst.BinaryOperation, cst.BooleanOperation)):
        parts = [node.left, node.right]
    elif isinstance(node, cst.UnaryOperation):
        parts = [node.expression]
    elif isinstance(node, cst.Call):
        parts = [each.value for each in node.args]
        if isinstance(node.func, cst.Attribute):
            parts.append(node.func.value)
    elif isinstance(node, (cst.Name, cst.Subscript)):
        base = base_of(node)
        found = reaching(builder.tree, base, base.value) if base is not None else None
        value = found.value if found is not None and found.item is None else None
        if value is None or not _judges(value):
            return [node]
        parts = [value]
    else:
        return [node]
    return [inner for part in parts for inner in _operands(builder, part)]


def _judges(node: cst.BaseExpression) -> bool:
    """Whether an expression gives a bool by its form."""
    if isinstance(node, cst.Call) and isinstance(node.func, cst.Attribute):
        return node.func.attr.value.startswith("logical_")
    if isinstance(node, cst.UnaryOperation):
        return isinstance(node.operator, cst.BitInvert)
    if isinstance(node, cst.BinaryOperation):
        return isinstance(node.operator, (cst.BitAnd, cst.BitOr, cst.BitXor))
    return isinstance(node, (cst.Comparison, cst.BooleanOperation))
