"""Masks at work: where, masked_fill, writes by index, and masks put beside data."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from typing import TYPE_CHECKING

from maskqlint.flow import arithmetic, creation, extremes, zero_one
from maskqlint.flow.applied import Applied, each_tensor
from maskqlint.flow.events import Condition, FillIn, Operand
from maskqlint.flow.interpreter import Argument
from maskqlint.flow.values import (
    UNKNOWN,
    Constant,
    Fill,
    MaskKind,
    Possibility,
    Scalar,
    Tensor,
    Tuple,
    Unknown,
    Value,
    tensors,
    union,
)

if TYPE_CHECKING:
    import libcst as cst

    from maskqlint.flow.interpreter import Interpreter


def where(it: Interpreter, op: Applied) -> Value:
    """`where(condition, input, other)`."""
    condition, first, second = op.get("condition"), op.get("input"), op.get("other")
    if condition is None:
        return UNKNOWN
    if first is None or second is None:
        return UNKNOWN
    _conditions(it, op, condition, [first, second])
    for target, written in ((first, second), (second, first)):
        _fill_events(it, target, written.value, op.node)
    results: list[Value] = []
    for a in first.value:
        for b in second.value:
            results.append((_merged(it, a, b, condition.value, op.node),))
    return union(results) or UNKNOWN


def _conditions(it: Interpreter, op: Applied, condition: Argument, targets: list[Argument]) -> None:
    operands = [
        Operand(target.node, one)
        for target in targets
        for one in target.value
        if isinstance(one, Tensor) and one.constant is None
    ]
    for by in tensors(condition.value):
        mask = Operand(condition.node, by)
        for one in operands:
            it.emit(Condition, op.node, op.operator.name, mask, one, operands)


def _fill_events(it: Interpreter, target: Argument, written: Value, node: cst.CSTNode) -> None:
    for number in {zero_one.number_of(one) for one in written}:
        if number is None or not extremes.fill(it, number, node):
            continue
        for one in tensors(target.value):
            it.emit(FillIn, node, Operand(target.node, one), float(number))


def _merged(
    it: Interpreter, a: Possibility, b: Possibility, condition: Value, node: cst.CSTNode
) -> Possibility:
    """One of two values, element by element."""
    both = [one for one in (a, b) if isinstance(one, Tensor)]
    numbers = [zero_one.number_of(one) for one in (a, b)]
    held = extremes.without((f for one in both for f in one.fills), condition)
    fills = _written(it, held, numbers, node)
    mask = _mask_of_choice(a, b)
    quantized = [one for one in both if one.kind == "quantized"]
    if quantized:
        one = quantized[0]
        # 0 is on every grid.
        one = next((each for each in quantized if each.constant != 0), one)
        same = all(each.grid == one.grid or each.constant == 0 for each in quantized)
        if same and (len(quantized) == 2 or any(number is not None for number in numbers)):
            return replace(one, mask=mask, fills=fills, origin=None, is_packed=False)
        return arithmetic.requantized(it, one, node, mask=mask, fills=fills)
    if isinstance(a, Unknown) or isinstance(b, Unknown):
        return Unknown()
    kinds = {_kind(one) for one in (a, b)}
    if "any" in kinds:
        return Tensor("any", mask=mask, fills=fills, is_entry=any(one.is_entry for one in both))
    kind = "float" if "float" in kinds else "int" if "int" in kinds else "bool"
    grid = None
    if len(both) == 2 and both[0].grid == both[1].grid:
        grid = both[0].grid
    trace = next((one.trace for one in both if one.trace is not None), None)
    return Tensor(
        kind,  # type: ignore[arg-type]
        grid,
        mask=mask,
        constant=numbers[0] if numbers[0] == numbers[1] else None,
        fills=fills,
        is_data=any(one.is_data for one in both),
        trace=trace,
        made=it.site(node) if mask else None,
    )


def _kind(one: Possibility) -> str:
    if isinstance(one, Tensor):
        return one.kind
    if isinstance(one, Constant) and one.type in ("int", "bool", "float"):
        return one.type
    return "any"


def _written(
    it: Interpreter, fills: list[Fill], numbers: Iterable[float | bool | None], node: cst.CSTNode
) -> tuple[Fill, ...]:
    for number in numbers:
        if number is not None:
            fills.extend(extremes.fill(it, number, node))
    return extremes.joined(fills)


def _mask_of_choice(a: Possibility, b: Possibility) -> MaskKind:
    """A choice between 0 and 1, or 0 and another number, is a mask."""
    values = []
    scaled = False
    for one in (a, b):
        number = zero_one.number_of(one)
        if number is not None:
            values.append(float(number))
        elif zero_one.mask_of(one) == "binary":
            values.extend((0.0, 1.0))
        elif zero_one.mask_of(one):
            scaled = True
        else:
            return ""
    if not scaled and len(set(values)) == 1:
        return ""  # zeros where there were zeros
    if not scaled and set(values) <= {0.0, 1.0}:
        return "binary"
    return "scaled" if 0.0 in values else ""


def mask_write(it: Interpreter, op: Applied) -> Value:
    """`masked_fill(input, mask, value)` and its like."""
    mask = op.get("mask")
    if mask is not None:
        _conditions(it, op, mask, [op.input])
    value = op.value("value", "source", "fill_value")
    _fill_events(it, op.input, value, op.node)
    numbers = {zero_one.number_of(one) for one in value}
    number = numbers.pop() if len(numbers) == 1 else None
    where = mask.value if mask is not None else ()
    return union((filled(it, one, number, op.node, where),) for one in op.input.value) or UNKNOWN


def filled(
    it: Interpreter,
    one: Possibility,
    number: float | bool | None,
    node: cst.CSTNode,
    where: Iterable[Possibility] = (),
) -> Possibility:
    """A tensor after a constant was written into a part of it."""
    if not isinstance(one, Tensor):
        return Scalar() if isinstance(one, (Constant, Scalar)) else Unknown()
    if number is not None and one.constant == number:
        return one
    fills = _written(it, extremes.without(one.fills, where), [number], node)
    mask = zero_one.filled(one, number)
    return replace(
        one,
        mask=mask,
        fills=fills,
        constant=None,
        elements=(),
        origin=None if one.kind != "bool" else one.origin,
        made=it.site(node) if mask else one.made,
    )


def index_write(it: Interpreter, op: Applied) -> Value:
    """scatter, index_put, copy: other numbers at some places."""
    source = op.get("value", "src", "source", "values")
    if op.operator.name == "copy":
        return op.others[0].value if op.others else (source.value if source else UNKNOWN)
    if _is_sum(op):
        return each_tensor(op.input.value, _summed)
    value = source.value if source is not None else ()
    numbers = {zero_one.number_of(one) for one in value}
    number = numbers.pop() if len(numbers) == 1 else None
    if (
        number is None
        and value
        and all(isinstance(one, Tensor) and one.mask == "binary" for one in value)
    ):
        number = 1
    return union((filled(it, one, number, op.node),) for one in op.input.value) or UNKNOWN


def _is_sum(op: Applied) -> bool:
    """Whether what is written is added to what is there, so that ones become counts."""
    if op.operator.name in ("scatter_add", "index_add") or creation.is_true(op.value("accumulate")):
        return True
    named = op.get("reduce") or (op.others[0] if op.others else None)
    if op.operator.name == "scatter_reduce" and named is None:
        return True
    return named is not None and any(
        isinstance(one, Constant) and one.value in ("sum", "add", "mean") for one in named.value
    )


def _summed(one: Tensor) -> Tensor:
    origin = one.origin if one.kind == "bool" else None
    return replace(one, mask="", constant=None, elements=(), origin=origin)


def written(it: Interpreter, target: Value, index: Value, value: Value, node: cst.CSTNode) -> Value:
    """A tensor after `target[index] = value`."""
    numbers = {zero_one.number_of(one) for one in value}
    number = numbers.pop() if len(numbers) == 1 else None
    if any(isinstance(one, Tensor) and zero_one.mask_of(one) == "binary" for one in value):
        number = 1
    return tuple(filled(it, one, number, node, index) for one in target)


def concatenated(it: Interpreter, parts: list[Value], node: cst.CSTNode) -> Value:
    """cat or stack of several tensors."""
    ways: list[list[Possibility]] = [[]]
    for part in parts:
        ways = [[*way, one] for way in ways for one in part][:16]
    return union((_joined(it, way, node),) for way in ways) or UNKNOWN


def _joined(it: Interpreter, way: list[Possibility], node: cst.CSTNode) -> Possibility:
    both = [one for one in way if isinstance(one, Tensor)]
    # Zeros and ones as padding are no mask.
    solid = [one for one in both if one.constant is None]
    masks = [one for one in solid if one.is_mask or (one.is_named_mask and not one.is_data)]
    packed = bool(masks) and len(masks) < len(way) - (len(both) - len(solid))
    fills = extremes.joined(f for one in both for f in one.fills)
    held = {one.constant if isinstance(one, Tensor) else None for one in way}
    constant = held.pop() if len(held) == 1 else None
    mask: MaskKind = ""
    if both and len(both) == len(way) and constant is None:
        if all(zero_one.mask_of(one) == "binary" or one.constant in (0, 1) for one in both):
            mask = "binary"
        elif all(zero_one.mask_of(one) or one.constant == 0 for one in both):
            mask = "scaled"
    quantized = [one for one in both if one.kind == "quantized"]
    if quantized:
        one = quantized[0]
        if all(other.grid == one.grid for other in both):
            origin = one.origin if all(each.origin == one.origin for each in both) else None
            return replace(one, mask=mask, origin=origin, fills=fills)
        return replace(
            arithmetic.requantized(it, one, node, mask=mask, fills=fills), is_packed=packed
        )
    if len(both) < len(way):
        if packed and not any(isinstance(one, Tuple) for one in way):
            return Tensor("any", is_packed=True, fills=fills, trace=masks[0].trace)
        return Unknown()
    kinds = {one.kind for one in both}
    kind = next((k for k in ("any", "float", "int", "bool") if k in kinds), "any")
    named = all(one.is_named_mask for one in solid) if solid else False
    trace = next((one.trace for one in both if one.trace is not None), None)
    grids = {one.grid for one in both}
    return Tensor(
        kind,  # type: ignore[arg-type]
        grids.pop() if len(grids) == 1 else None,
        mask=mask,
        constant=constant,
        fills=fills,
        is_packed=packed or any(one.is_packed for one in both),
        is_entry=any(one.is_entry for one in both),
        is_named_mask=named,
        is_data=not mask and any(one.is_data for one in both),
        trace=trace,
        made=it.site(node) if packed else next((one.made for one in both if one.made), None),
    )
