"""Arithmetic, products and layers: new numbers."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise
from typing import TYPE_CHECKING

from maskqlint.flow import arithmetic, containers, creation
from maskqlint.flow.applied import Applied, each_tensor
from maskqlint.flow.events import Arithmetic, Operand
from maskqlint.flow.interpreter import Argument
from maskqlint.flow.values import (
    SCALAR,
    UNKNOWN,
    Constant,
    Kind,
    ListRef,
    Possibility,
    Scalar,
    Tensor,
    Tuple,
    Value,
    tensors,
    union,
)

if TYPE_CHECKING:
    from maskqlint.flow.interpreter import Interpreter


def arith(it: Interpreter, op: Applied) -> Value:
    """add, mul, sub, div and what else takes two operands element by element."""
    second = op.get("other", "tensor1", "end", "exponent") or (op.others[0] if op.others else None)
    if second is None:
        return computed(it, op)
    name = op.operator.name
    if name == "div" and any(_is_text(one) for one in op.value("rounding_mode")):
        name = "floor_divide"
    result = arithmetic.arithmetic(it, name, op.input, second, op.node)
    for third in (op.get("tensor2", "weight"),):
        if third is not None and any(isinstance(one, Tensor) for one in third.value):
            result = arithmetic.arithmetic(
                it, "mul", Argument(op.input.node, result), third, op.node
            )
    return result


def _is_text(one: Possibility) -> bool:
    return isinstance(one, Constant) and isinstance(one.value, str)


_PAIRED = frozenset(
    [
        "matmul",
        "bmm",
        "mm",
        "mv",
        "dot",
        "einsum",
        "baddbmm",
        "addmm",
        "addbmm",
        "addmv",
        "inner",
        "outer",
        "tensordot",
        "vdot",
        "chain_matmul",
        "scaled_dot_product_attention",
        "kron",
        "cross",
    ]
)


def linear(it: Interpreter, op: Applied) -> Value:
    """Products of tensors and layers: new numbers, quantized anew."""
    if op.operator.name in ("interpolate", "upsample") and _is_nearest(op):
        return _resized(it, op)
    if op.operator.name in _PAIRED:
        operands = _factors(op)
        if not operands and op.arguments:
            operands = _listed(it, op)
        for left, right in pairwise(operands):
            _pair_events(it, op, left, right)
    return computed(it, op)


def _factors(op: Applied) -> list[Argument]:
    """The operands of a product; a bool attn_mask selects keys, it is no factor."""
    mask = op.get("attn_mask")
    if mask is None:
        return op.tensor_arguments()
    rest = tuple(one for one in mask.value if not isinstance(one, Tensor) or one.kind != "bool")
    arguments = {**op.arguments, "attn_mask": Argument(mask.node, rest)}
    return replace(op, arguments=arguments).tensor_arguments()


def _listed(it: Interpreter, op: Applied) -> list[Argument]:
    return [
        Argument(None, item)
        for each in op.arguments.values()
        for item in containers.known_items(it, each.value) or ()
        if any(isinstance(one, Tensor) for one in item)
    ]


def _pair_events(it: Interpreter, op: Applied, left: Argument, right: Argument) -> None:
    for a in tensors(left.value):
        for b in tensors(right.value):
            it.emit(
                Arithmetic, op.node, op.operator.name, Operand(left.node, a), Operand(right.node, b)
            )


def computed(it: Interpreter, op: Applied) -> Value:
    """The result of a layer: quantized if an operand is, float data otherwise."""
    every = [
        one for each in (*op.arguments.values(), *op.others) for one in _spread(it, each.value)
    ]
    quantized = [one for one in every if isinstance(one, Tensor) and one.kind == "quantized"]
    results: list[Value] = []
    if quantized:
        results.append((arithmetic.requantized(it, quantized[0], op.node),))
    for one in op.input.value:
        if isinstance(one, Tensor) and one.kind != "quantized":
            if one.kind == "any":
                results.append((Tensor("any", is_entry=True, is_data=True, trace=one.trace),))
            else:
                results.append((_reduced(it, op, one),))
        elif not isinstance(one, Tensor):
            results.append(SCALAR if isinstance(one, (Constant, Scalar)) else UNKNOWN)
    return union(results) or UNKNOWN


def _is_nearest(op: Applied) -> bool:
    mode = op.value("mode")
    return not mode or all(
        isinstance(one, Constant) and one.value in ("nearest", "nearest-exact") for one in mode
    )


def _resized(it: Interpreter, op: Applied) -> Value:
    """The nearest neighbours of a mask are a mask."""
    masks = tuple(one for one in op.input.value if isinstance(one, Tensor) and one.mask)
    if len(masks) < len(op.input.value) or any(one.kind == "quantized" for one in masks):
        return computed(it, op)
    return each_tensor(op.input.value, lambda one: replace(one, origin=None, fills=()))


_COUNTS = frozenset(["sum", "prod", "nansum", "trace", "cumsum", "cumprod", "square"])


def _reduced(it: Interpreter, op: Applied, one: Tensor) -> Tensor:
    """Data; but the sums and products of bools and integers are integers, unless a dtype is given."""
    kind: Kind = "float"
    if one.kind in ("bool", "int"):
        if op.operator.name == "diff":
            kind = one.kind
        elif op.operator.name in _COUNTS:
            kind = creation.kind_of_dtype(op.value("dtype")) or "int"
    if kind not in ("int", "bool"):
        return Tensor(kind, is_data=True, trace=one.trace)
    # A count of bools is whole, also where a quantized tensor was compared.
    made = it.site(op.node) if one.kind == "bool" else one.made
    return Tensor(kind, is_data=True, derived=one.derived, trace=one.trace, made=made)


def _spread(it: Interpreter, value: Value) -> list[Possibility]:
    result: list[Possibility] = []
    for one in value:
        if isinstance(one, (Tuple, ListRef)):
            result.extend(containers.any_item(it, (one,)))
        else:
            result.append(one)
    return result
