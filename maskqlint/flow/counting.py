"""Python's numbers: int and float, len and range, max and sum."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

import libcst as cst

from maskqlint.flow import (
    arithmetic,
    containers,
    narrowing,
    operators,
    transfer,
)
from maskqlint.flow.events import Operand, Test
from maskqlint.flow.heap import Mapping
from maskqlint.flow.interpreter import Argument, Arguments
from maskqlint.flow.values import (
    SCALAR,
    UNKNOWN,
    Constant,
    DictRef,
    Scalar,
    Tensor,
    Value,
    constant,
    union,
)

if TYPE_CHECKING:
    from maskqlint.flow.interpreter import Interpreter


def as_int(value: Value) -> int | None:
    """The whole number that a value is, if it is known."""
    if len(value) == 1 and isinstance(value[0], Constant) and isinstance(value[0].value, int):
        return value[0].value
    return None


def length(it: Interpreter, args: Arguments, node: cst.CSTNode) -> Value:
    return containers.length(it, args.first)


def numbers_of(it: Interpreter, args: Arguments, node: cst.CSTNode) -> Value:
    bounds = [as_int(each.value) for each in args.positional]
    known = [bound for bound in bounds if bound is not None]
    if known and len(known) == len(bounds):
        try:
            numbers = range(*known)
        except (TypeError, ValueError):
            return UNKNOWN
        if len(numbers) <= it.bounds.max_unrolled:
            return containers.new_list(it, node, [constant(number) for number in numbers])
    starts_at_zero = len(bounds) == 1
    takes = 1 if starts_at_zero else bounds[0] if bounds else None
    return containers.new_list(it, node, [], (Scalar(type="int", takes=takes),))


def to_float(it: Interpreter, args: Arguments, node: cst.CSTNode) -> Value:
    value = args.first
    if len(value) == 1 and isinstance(value[0], Constant):
        try:
            return constant(float(value[0].value))  # type: ignore[arg-type]
        except (TypeError, ValueError):
            return SCALAR
    return union(
        (Scalar(one.grid, "float", trace=one.trace),)
        if isinstance(one, (Tensor, Scalar))
        else SCALAR
        for one in value
    )


def to_int(it: Interpreter, args: Arguments, node: cst.CSTNode) -> Value:
    value = args.first
    if len(value) == 1 and isinstance(value[0], Constant):
        try:
            return constant(int(value[0].value))  # type: ignore[call-overload]
        except (TypeError, ValueError, OverflowError):
            return SCALAR
    return (Scalar(type="int"),)


def to_bool(it: Interpreter, args: Arguments, node: cst.CSTNode) -> Value:
    for argument in args.positional:
        for one in argument.value:
            it.emit(Test, node, Operand(argument.node, one))
    known = narrowing.truth(it, args.first)
    return (Scalar(type="bool"),) if known is None else constant(known)


def numpy_number(it: Interpreter, args: Arguments, node: cst.CSTNode) -> Value:
    """numpy.float32(1), numpy.int64(1): a number of Python's, as far as rounding goes."""
    value = args.first
    if len(value) == 1 and isinstance(value[0], Constant) and value[0].number is not None:
        return value
    return SCALAR


def finfo(it: Interpreter, args: Arguments, node: cst.CSTNode) -> Value:
    loc = it.loc(node)
    it.write((loc, "min"), constant(-3.4028234663852886e38))
    it.write((loc, "max"), constant(3.4028234663852886e38))
    it.write((loc, ""), Mapping())
    return (DictRef(loc),)


def _operator(it: Interpreter, name: str, args: Arguments, node: cst.CSTNode) -> Value:
    """abs, max, min, sum, round of tensors are torch's."""
    value = args.first
    every = [each.value for each in args.positional]
    if len(every) == 1 and not any(isinstance(one, Tensor) for one in value):
        every = containers.known_items(it, value) or [containers.any_item(it, value)]
    flat = union(every)
    if not any(isinstance(one, Tensor) for one in flat):
        return _folded(name, every)
    operator = operators.method(name)
    if operator is None:
        return UNKNOWN
    if name in ("max", "min") and len(every) > 1:
        return flat
    if name == "sum":
        return _summed(it, every, node)
    if len(every) == 1:
        return transfer.apply(it, operator, Argument(None, every[0]), Arguments(), node)
    return flat


_PYTHONS: dict[str, Callable[..., object]] = {
    "abs": abs,
    "max": max,
    "min": min,
    "sum": lambda *numbers: sum(numbers),
    "round": round,
}


def _folded(name: str, values: list[Value]) -> Value:
    """max(0, 1) and the like of known numbers."""
    known = [containers.constant_key(value) for value in values]
    numbers = [key.number for key in known if key is not None and key.number is not None]
    if not numbers or len(numbers) != len(values):
        return SCALAR
    try:
        return constant(_PYTHONS[name](*numbers))
    except (TypeError, ValueError, OverflowError):
        return SCALAR


def _summed(it: Interpreter, items: list[Value], node: cst.CSTNode) -> Value:
    total = items[0]
    for item in items[1:]:
        total = arithmetic.arithmetic(it, "add", Argument(None, total), Argument(None, item), node)
    return total


def reducer(name: str) -> Callable[[Interpreter, Arguments, cst.CSTNode], Value]:
    def function(it: Interpreter, args: Arguments, node: cst.CSTNode) -> Value:
        return _operator(it, name, args, node)

    return function


NUMPY_TYPES: list[str] = [
    "float16",
    "float32",
    "float64",
    "half",
    "single",
    "double",
    "int8",
    "int16",
    "int32",
    "int64",
    "uint8",
    "uint16",
    "uint32",
    "uint64",
    "intc",
    "int_",
    "float_",
    "bool_",
]
