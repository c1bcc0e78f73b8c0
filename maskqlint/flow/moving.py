"""Views, picks, orders and clips: the same numbers in another place, or none."""

from __future__ import annotations

import math
from dataclasses import replace
from typing import TYPE_CHECKING

from maskqlint.flow import (
    arithmetic,
    containers,
    extremes,
    masking,
    zero_one,
)
from maskqlint.flow.applied import Applied, each_tensor
from maskqlint.flow.events import Index, Operand
from maskqlint.flow.interpreter import Argument
from maskqlint.flow.values import (
    UNKNOWN,
    Constant,
    Dtype,
    External,
    Fill,
    Kind,
    ListRef,
    MaskKind,
    Possibility,
    Site,
    Tensor,
    Tuple,
    Unknown,
    Value,
    tensors,
)

if TYPE_CHECKING:
    import libcst as cst

    from maskqlint.flow.interpreter import Interpreter


_PICKING = frozenset(
    [
        "select",
        "narrow",
        "index_select",
        "gather",
        "take",
        "take_along_dim",
        "masked_select",
        "select_copy",
        "narrow_copy",
        "diagonal",
        "unfold",
    ]
)


def keep(it: Interpreter, op: Applied) -> Value:
    """Views, moves, picks: the same numbers in another shape."""
    operand = op.input
    if op.operator.name == "masked_select":
        index_events(it, operand, op.get("mask"), op.node)
    if any(isinstance(one, (ListRef, Tuple)) for one in operand.value):
        return containers.any_item(it, operand.value)
    picks = op.operator.name in _PICKING
    if op.operator.name == "nan_to_num":
        return cleaned(it, op)
    if op.operator.name == "view" and _is_dtype(op):
        return UNKNOWN
    if op.operator.name in _ZEROING:
        return each_tensor(operand.value, lambda one: _zeroed(one, it.site(op.node)))
    return each_tensor(operand.value, lambda one: containers.part_of(one) if picks else one)


def _is_dtype(op: Applied) -> bool:
    """`mask.view(torch.uint8)`: the same bits read as another dtype, no other shape."""
    given = op.value("dtype") or (op.others[0].value if op.others else ())
    return any(isinstance(one, (External, Dtype)) for one in given)


_ZEROING = frozenset({"tril", "triu", "diag", "diag_embed", "diagflat"})


def _zeroed(one: Tensor, made: Site) -> Tensor:
    """A triangle or diagonal of one number, with zeros around it, is a mask."""
    if one.constant in (None, 0) or one.kind == "bool":
        return one
    return replace(one, constant=None, mask="binary" if one.constant == 1 else "scaled", made=made)


def index_events(
    it: Interpreter, target: Argument, index: Argument | None, node: cst.CSTNode
) -> None:
    """Tell that a tensor is indexed by another one."""
    if index is None:
        return
    targets: list[Possibility] = [*tensors(target.value)]
    for one in targets or [Unknown()]:
        for by in tensors(index.value):
            it.emit(Index, node, Operand(target.node, one), Operand(index.node, by))


def keep_tuple(it: Interpreter, op: Applied) -> Value:
    """chunk, split, unbind: a tuple of parts."""
    name = op.operator.name
    operand = op.input
    if any(isinstance(one, (ListRef, Tuple)) for one in operand.value):
        return operand.value  # broadcast_tensors, meshgrid of a list
    parts = each_tensor(
        operand.value, containers.part_of if name not in ("meshgrid", "aminmax") else _same
    )
    count = _count(it, op)
    if count is not None and 0 < count <= 64:
        return (Tuple((parts,) * count),)

    return containers.new_list(it, op.node, [], parts)


def _count(it: Interpreter, op: Applied) -> int | None:
    if op.operator.name == "chunk":
        value = op.value("chunks")
        number = value[0].value if len(value) == 1 and isinstance(value[0], Constant) else None
        return number if isinstance(number, int) else None
    sizes = op.value("split_size_or_sections", "split_size", "split_sizes", "sections")
    items = containers.known_items(it, sizes) if sizes else None
    return len(items) if items is not None else None


def _same(one: Tensor) -> Tensor:
    return one


_TUPLES = frozenset(
    ["topk", "sort", "kthvalue", "mode", "cummax", "cummin", "median", "nanmedian", "max", "min"]
)


def order(it: Interpreter, op: Applied) -> Value:
    """max, sort, topk: picks; with two tensors a minimum or maximum of both."""
    name = op.operator.name
    second = op.get("other") or (op.get("dim") if name in ("max", "min") else None)
    if second is None and name in ("max", "min") and op.others:
        second = op.others[0]
    if second is not None and any(isinstance(one, Tensor) for one in second.value):
        known = {"max": "maximum", "min": "minimum"}.get(name, name)
        return arithmetic.arithmetic(it, known, op.input, second, op.node)
    if any(isinstance(one, (ListRef, Tuple)) for one in op.input.value):
        return containers.any_item(it, op.input.value)
    if all(isinstance(one, Unknown) for one in op.input.value):
        return UNKNOWN  # with a second unknown argument it may be one tensor or two
    values = each_tensor(op.input.value, lambda one: replace(one, origin=None, constant=None))
    is_plain = name in ("max", "min", "median", "nanmedian") and second is None
    if name in _TUPLES and not (is_plain and op.get("dim") is None):
        return (Tuple((values, (Tensor("int"),)), ("values", "indices")),)
    return values


_SQUASHING = frozenset(
    ["clamp", "clamp_min", "clamp_max", "hardtanh", "relu", "relu6", "hardsigmoid", "clip"]
)
_CLAMPS = frozenset({"clamp", "clamp_min", "clamp_max"})
_PADS = frozenset({"pad", "constant_pad_nd"})


def clip(it: Interpreter, op: Applied) -> Value:
    """relu, clamp, abs, neg, pad, dropout: the same grid, other numbers."""
    name = op.operator.name
    if name in _PADS:
        return _padded(it, op)
    bounds = [one for key in ("min", "max") for one in op.value(key) if not zero_one.is_none(one)]

    def change(one: Tensor) -> Tensor:
        fills = () if name in _SQUASHING else one.fills
        value = None
        if name == "neg" and one.constant is not None:
            value = -one.constant
        kind: Kind = "float" if one.kind == "bool" else one.kind
        if one.kind == "int" and name in _CLAMPS:
            kind = arithmetic.promoted(one, *bounds)
        return replace(
            one,
            kind=kind,
            mask=_clipped_mask(op, one),
            fills=fills,
            origin=None,
            constant=value,
            elements=(),
            derived=one.derived if kind == one.kind else None,
        )

    return each_tensor(op.input.value, change)


def _clipped_mask(op: Applied, one: Tensor) -> MaskKind:
    name = op.operator.name
    if name == "neg":
        return zero_one.negated(one.mask)
    if name in _CLAMPS:
        return zero_one.clamped(one, op.value("min"), op.value("max"))
    if name == "abs" and one.mask == "negated":
        return "binary"
    return one.mask if name in ("relu", "relu6", "abs") else ""


def _padded(it: Interpreter, op: Applied) -> Value:
    """A constant written around a tensor, 0 unless another is given; its own numbers in other modes."""
    mode, value = op.value("mode"), op.value("value")
    if mode and not all(isinstance(one, Constant) and one.value == "constant" for one in mode):
        return each_tensor(op.input.value, lambda one: replace(one, origin=None))
    numbers = {0 if zero_one.is_none(one) else zero_one.number_of(one) for one in value} or {0}
    number = numbers.pop() if len(numbers) == 1 else None

    def change(one: Tensor) -> Possibility:
        written = masking.filled(it, one, number, op.node)
        return replace(written, fills=one.fills) if isinstance(written, Tensor) else written

    return each_tensor(op.input.value, change)


def cleaned(it: Interpreter, op: Applied) -> Value:
    """nan_to_num: what is infinite becomes a number, the greatest one unless another is given."""
    instead = {math.inf: op.value("posinf"), -math.inf: op.value("neginf")}

    def change(one: Tensor) -> Tensor:
        fills: list[Fill] = []
        for each in one.fills:
            given = instead.get(each.constant, ())
            if not given or all(zero_one.is_none(by) for by in given):
                fills.append(each)
            for by in given:
                fills.extend(extremes.fill(it, zero_one.number_of(by) or 0, op.node))
        return replace(one, fills=extremes.joined(fills))

    return each_tensor(op.input.value, change)


def sign(it: Interpreter, op: Applied) -> Value:
    """sign: -1, 0 and 1 are exact (Horizon gives it scale 1)."""

    def change(one: Tensor) -> Tensor:
        grid = replace(one.grid, scale=1.0, exact=True) if one.grid is not None else None
        return replace(one, grid=grid, origin=None, fills=())

    return each_tensor(op.input.value, change)


def rounded(it: Interpreter, op: Applied) -> Value:
    """round, floor, ceil: whole numbers again, on no grid."""
    return each_tensor(
        op.input.value, lambda one: replace(one, grid=None, origin=None, derived=None)
    )
