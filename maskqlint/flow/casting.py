"""Comparing, testing and casting: from one kind of value to another."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from maskqlint.flow import arithmetic, containers, creation, extremes
from maskqlint.flow.applied import Applied, each_tensor
from maskqlint.flow.events import Cast, Operand
from maskqlint.flow.interpreter import Argument
from maskqlint.flow.values import (
    SCALAR,
    UNKNOWN,
    Kind,
    ListRef,
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


def compare(it: Interpreter, op: Applied) -> Value:
    second = op.get("other", "test_elements", "test_element") or (
        op.others[0] if op.others else None
    )
    if second is None:
        return UNKNOWN
    if any(isinstance(one, (ListRef, Tuple)) for one in second.value):
        second = Argument(second.node, containers.any_item(it, second.value))
    return arithmetic.compare(it, op.operator.name, op.input, second, op.node, is_function=True)


def equal(it: Interpreter, op: Applied) -> Value:
    second = op.get("other") or (op.others[0] if op.others else None)
    if second is not None:
        arithmetic.compare(it, op.operator.name, op.input, second, op.node, is_function=True)
    return SCALAR


def predicate(it: Interpreter, op: Applied) -> Value:
    both = tensors(op.input.value)
    result = arithmetic.boolean(it, both[:1], op.node)
    if op.operator.name in ("isinf", "isneginf", "isposinf", "isfinite"):
        tested = (each for one in both for each in extremes.infinite(one))
        result = replace(result, fills=extremes.joined(tested))
    return (result,)


def logical(it: Interpreter, op: Applied) -> Value:
    second = op.get("other") or (op.others[0] if op.others else None)
    operands = [op.input] if second is None else [op.input, second]
    return arithmetic.logic(it, operands, op.node, certain=True)


def bitwise(it: Interpreter, op: Applied) -> Value:
    second = op.get("other") or (op.others[0] if op.others else None)
    operands = [op.input] if second is None else [op.input, second]
    return arithmetic.logic(it, operands, op.node, certain=False)


def bool_reduce(it: Interpreter, op: Applied) -> Value:
    one = arithmetic.boolean(it, tensors(op.input.value)[:1], op.node)
    return (replace(one, origin=None, derived=None, fills=()),)


def count(it: Interpreter, op: Applied) -> Value:
    if op.operator.name == "bincount" and _is_weighed(op):
        return (Tensor("any"),)
    if op.operator.name == "nonzero" and creation.is_true(op.value("as_tuple")):
        return containers.new_list(it, op.node, [], (Tensor("int"),))
    return (Tensor("int"),)


def _is_weighed(op: Applied) -> bool:
    """Whether bincount adds weights, which are of another kind than counts."""
    return len(op.tensor_arguments()) > 1 or op.get("weights") is not None


def index(it: Interpreter, op: Applied) -> Value:
    return (Tensor("int"),)


def truth(it: Interpreter, op: Applied) -> Value:
    return union(
        (Scalar(one.grid, trace=one.trace),) if isinstance(one, Tensor) else SCALAR
        for one in op.input.value
    )


def cast_float(it: Interpreter, op: Applied) -> Value:
    return cast_to(it, op, "float")


def cast_int(it: Interpreter, op: Applied) -> Value:
    return cast_to(it, op, "int")


def cast_bool(it: Interpreter, op: Applied) -> Value:
    return cast_to(it, op, "bool")


def cast_dynamic(it: Interpreter, op: Applied) -> Value:
    """`.to`, `.type`, `.type_as`: the kind is in an argument."""
    if op.operator.name in creation.FROM_DATA and not _is_copy(op):
        return creation.create(it, op)
    candidates = [*list(op.arguments.values())[1:], *op.others]
    if not candidates:
        return SCALAR if op.operator.name == "type" else op.input.value
    for each in candidates:
        kind = creation.kind_of_dtype(each.value)
        if kind == "any":
            return each_tensor(op.input.value, lambda one: _uncertain(one))
        if kind is not None:
            return cast_to(it, op, kind)
    if op.operator.name == "type_as" or any(_may_be_dtype(it, each) for each in candidates):
        return each_tensor(op.input.value, lambda one: _uncertain(one))
    return op.input.value


def _is_copy(op: Applied) -> bool:
    """`as_tensor(tensor, dtype=...)`, which casts as `.to` does."""
    is_first = op.operator.name != "new_tensor"
    return is_first and all(isinstance(one, Tensor) for one in op.input.value)


_DEVICES = ("dev", "cuda", "cpu", "gpu", "rank")


def _may_be_dtype(it: Interpreter, argument: Argument) -> bool:
    """Whether an argument that is not known may be a dtype or a tensor: no device by its name."""
    text = it.text(argument.node).lower()
    if "dtype" in text:
        return True
    is_unknown = any(isinstance(one, Unknown) for one in argument.value)
    return is_unknown and not any(name in text for name in _DEVICES)


def _uncertain(one: Tensor) -> Possibility:
    """A cast to a dtype that is not known: what is on a grid stays there, a mask may be anything."""
    if one.kind in ("quantized", "float"):
        return one
    if one.kind == "any":
        return one
    return Unknown()


def cast_to(it: Interpreter, op: Applied, kind: Kind) -> Value:
    """Cast to another kind; rounding is not undone by it, and an integer leaves the grid."""
    for one in op.input.value:
        if isinstance(one, Tensor) and kind in ("float", "int", "bool"):
            it.emit(Cast, op.node, Operand(op.input.node, one), kind)
    return each_tensor(op.input.value, lambda one: _cast(it, one, kind, op.node))


def _cast(it: Interpreter, one: Tensor, kind: Kind, node: cst.CSTNode) -> Tensor:
    mask = "binary" if one.kind == "bool" else one.mask
    made = it.site(node) if one.kind == "bool" else one.made
    origin = replace(one.origin, is_made=True) if one.origin is not None else None
    if kind == "float":
        if one.kind == "quantized":
            return one
        if one.kind == "float":
            return replace(one, fills=one.fills)
        fills = () if one.kind == "bool" else one.fills
        return replace(one, kind="float", mask=mask, origin=origin, fills=fills, made=made)
    if kind == "bool":
        return replace(
            arithmetic.boolean(it, [one], node), made=made if one.kind == "bool" else it.site(node)
        )
    if one.kind == "int":
        return one
    return replace(
        one,
        kind="int",
        grid=None,
        mask=mask,
        origin=origin,
        fills=(),
        made=made if one.grid is None else None,  # what was cut from a grid is no mask any more
        derived=arithmetic.left_grid(one),
    )
