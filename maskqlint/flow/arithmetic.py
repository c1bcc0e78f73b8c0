"""Two operands meet: arithmetic, comparisons, logical and bitwise operators."""

from __future__ import annotations

import operator as python
import re
from collections.abc import Callable, Iterable
from dataclasses import replace
from typing import TYPE_CHECKING, Any, cast

from maskqlint.flow import containers, creation, extremes, selecting, texts, zero_one
from maskqlint.flow.events import Arithmetic, Compare, Operand
from maskqlint.flow.interpreter import Argument
from maskqlint.flow.values import (
    SCALAR,
    UNKNOWN,
    Constant,
    DictRef,
    Fill,
    Grid,
    Kind,
    ListRef,
    MaskKind,
    Origin,
    Pattern,
    Possibility,
    Scalar,
    Step,
    Tensor,
    Tuple,
    Unknown,
    Value,
    Words,
    constant,
    step,
    union,
)

if TYPE_CHECKING:
    import libcst as cst

    from maskqlint.flow.interpreter import Interpreter


def arithmetic(
    it: Interpreter, name: str, left: Argument, right: Argument, node: cst.CSTNode
) -> Value:
    """`left name right`, where one of them is a tensor; `name` is canonical."""
    results: list[Value] = []
    for a, b in _met(left.value, right.value):
        if isinstance(a, Tensor) or isinstance(b, Tensor):
            it.emit(Arithmetic, node, name, Operand(left.node, a), Operand(right.node, b))
        results.append((_arithmetic(it, name, a, b, node),))
    return union(results) or UNKNOWN


def _arithmetic(
    it: Interpreter, name: str, a: Possibility, b: Possibility, node: cst.CSTNode
) -> Possibility:
    if isinstance(a, Unknown) and isinstance(b, Unknown):
        return a
    if not isinstance(a, Tensor) and not isinstance(b, Tensor):
        return Unknown() if isinstance(a, Unknown) or isinstance(b, Unknown) else Scalar()
    both = [one for one in (a, b) if isinstance(one, Tensor)]
    quantized = next((one for one in both if one.kind == "quantized"), None)
    mask = zero_one.of_arithmetic(name, a, b)
    written = extremes.of_arithmetic(it, name, a, b, node)
    if quantized is not None:
        return requantized(it, quantized, node, mask=mask, fills=written)
    if isinstance(a, Unknown) or isinstance(b, Unknown):
        return Unknown()
    trace = next((one.trace for one in both if one.trace is not None), None)
    kind = _kind(name, a, b)
    derived = next((one.derived for one in both if one.derived is not None), None)
    return Tensor(
        kind,
        mask=mask,
        constant=_constant(name, a, b),
        fills=written,
        is_entry=kind == "any",
        is_named_mask=name in ("rsub", "sub")
        and any(one.is_named_mask for one in both)
        and len(both) == 1,
        is_data=all(one.is_data for one in both),
        derived=derived if kind == "int" else None,
        trace=trace,
        made=it.site(node) if mask else None,
    )


def requantized(
    it: Interpreter,
    one: Tensor,
    node: cst.CSTNode,
    *,
    mask: MaskKind = "",
    fills: tuple[Fill, ...] = (),
) -> Tensor:
    """What an operator makes of a quantized tensor: quantized anew, on a grid of its own."""
    old = one.grid
    grid = Grid(
        old.stub if old is not None else it.text(node),
        it.site(node),
        (node, it.frame.context),
        toolkit=old.toolkit if old is not None else "",
        is_stub=False,
    )
    return Tensor("quantized", grid, mask=mask, fills=fills, is_data=not mask, trace=one.trace)


def _kind(name: str, a: Possibility, b: Possibility) -> Kind:
    kinds = [_kind_of(one) for one in (a, b)]
    if "any" in kinds:
        return "float" if "float" in kinds and "any" not in kinds else "any"
    return "float" if name in _MAKING_FLOATS else _promoted(kinds)


_MAKING_FLOATS = frozenset(
    [
        "div",
        "true_divide",
        "rdiv",
        "mean",
        "atan2",
        "arctan2",
        "copysign",
        "float_power",
        "hypot",
        "ldexp",
        "logaddexp",
        "logaddexp2",
        "xlogy",
    ]
)
"""What these make of integers are floats."""


def promoted(*operands: Possibility) -> Kind:
    """The kind that operands are brought to when they meet."""
    kinds = [_kind_of(one) for one in operands]
    return "any" if "any" in kinds else _promoted(kinds)


def _promoted(kinds: list[Kind]) -> Kind:
    for kind in ("float", "int"):
        if kind in kinds:
            return cast("Kind", kind)
    return "bool"


def _kind_of(one: Possibility) -> Kind:
    if isinstance(one, Tensor):
        return one.kind
    if isinstance(one, Constant):
        known = {"int": "int", "bool": "bool", "float": "float"}
        return cast("Kind", known.get(one.type, "any"))
    if isinstance(one, Scalar) and one.type in ("int", "bool", "float"):
        return cast("Kind", one.type)
    return "any"


_FOLDED: dict[str, Callable[[float, float], float]] = {
    "add": python.add,
    "sub": python.sub,
    "mul": python.mul,
    "div": python.truediv,
}


def _constant(name: str, a: Possibility, b: Possibility) -> float | None:
    values = [zero_one.number_of(one) for one in (a, b)]
    function = _FOLDED.get(name)
    if name == "mul" and 0 in values:
        return 0.0  # zeros stay what they are, whatever they are multiplied with
    if function is None or values[0] is None or values[1] is None:
        return None
    try:
        return function(float(values[0]), float(values[1]))
    except (ArithmeticError, ValueError):
        return None


# -- comparisons and logic


def compare(
    it: Interpreter,
    name: str,
    left: Argument,
    right: Argument,
    node: cst.CSTNode,
    position: int = 0,
    *,
    is_function: bool = False,
) -> Value:
    """`left name right`; a function of torch gives a tensor whatever its operands are."""
    results: list[Value] = []
    for a, b in _met(left.value, right.value):
        it.emit(Compare, node, name, Operand(left.node, a), Operand(right.node, b), position)
        results.append((_compared(it, name, a, b, node, is_function),))
    return union(results) or UNKNOWN


def _met(left: Value, right: Value) -> Iterable[tuple[Possibility, Possibility]]:
    """Which possibilities meet: each with each, unless both sides come by the same ways.

    In `q == q.max()` a `q` of two grids meets a maximum of its own grid, and where `q` is
    either quantized or not, so is all that is made of it.
    """
    pairs = [(a, b) for a in left for b in right]
    for sign in (_way_of, _grid_of):
        here, there = {sign(one) for one in left}, {sign(one) for one in right}
        if min(len(here), len(there)) > 1 and any(here) and (here <= there or there <= here):
            return [(a, b) for a, b in pairs if sign(a) == sign(b)]
    return pairs


def _way_of(one: Possibility) -> str:
    """Which stub rounded a possibility; two that differ in it came by different ways."""
    grid = _grid_of(one)
    return grid.stub if grid is not None else ""


def _grid_of(one: Possibility) -> Grid | None:
    return one.grid if isinstance(one, Tensor) else None


def _never_meet(a: Possibility, b: Possibility) -> bool:
    """Whether one value is known not to be the other."""
    return isinstance(a, Scalar) and isinstance(b, Constant) and b.value in a.never


_PYTHON_COMPARISONS: dict[str, Callable[[Any, Any], object]] = {
    "eq": python.eq,
    "ne": python.ne,
    "lt": python.lt,
    "le": python.le,
    "gt": python.gt,
    "ge": python.ge,
}


def _compared(
    it: Interpreter, name: str, a: Possibility, b: Possibility, node: cst.CSTNode, is_function: bool
) -> Possibility:
    both = [one for one in (a, b) if isinstance(one, Tensor)]
    others = [one for one in (a, b) if not isinstance(one, Tensor)]
    if not both:
        if isinstance(a, Constant) and isinstance(b, Constant):
            return _folded(name, a, b)
        same = creation.same_dtype(a, b) if name in ("eq", "ne") else None
        if _never_meet(a, b) or _never_meet(b, a):
            same = False
        if same is not None and name in ("eq", "ne"):
            return constant(same is (name == "eq"))[0]
        if is_function:
            return boolean(it, [], node)
        if isinstance(a, Unknown) or isinstance(b, Unknown):
            return Unknown()
        return Scalar(type="bool")
    if any(
        isinstance(one, Constant) and (one.value is None or one.type == "str") for one in others
    ):
        return Scalar(type="bool")
    result = boolean(it, both, node)
    bound = zero_one.number_of(b)
    if isinstance(a, Tensor) and a.fills and bound is not None:
        return replace(result, fills=extremes.told_apart(a, bound))
    return result


def _folded(name: str, a: Constant, b: Constant) -> Possibility:
    function = _PYTHON_COMPARISONS.get(name)
    if function is None:
        return Scalar(type="bool")
    try:
        return constant(bool(function(a.value, b.value)))[0]
    except (TypeError, ValueError):
        return Scalar(type="bool")


def boolean(it: Interpreter, operands: list[Tensor], node: cst.CSTNode) -> Tensor:
    """The bool tensor that a comparison or logical operator makes of tensors."""
    return Tensor(
        "bool",
        origin=joined_origin(operands),
        derived=next(filter(None, map(left_grid, operands)), None),
        fills=extremes.joined(each for one in operands if one.kind == "bool" for each in one.fills),
        is_named_mask=False,
        trace=_trace(operands),
        made=it.site(node),
    )


def left_grid(one: Tensor) -> Grid | None:
    """The grid that a comparison or an integer cast of a tensor leaves."""
    grid = one.grid or one.derived
    if grid is None or one.kind in ("quantized", "bool"):
        return grid
    return replace(grid, is_left=True)


def _trace(operands: list[Tensor]) -> Step | None:
    traced = [one for one in operands if one.trace is not None]
    on_grid = [one for one in traced if one.grid is not None or one.derived is not None]
    return (on_grid or traced)[0].trace if traced else None


def joined_origin(operands: list[Tensor]) -> Origin | None:
    """The stub result that all of these tensors are parts of, if it is one and the same."""
    result: Origin | None = None
    for one in operands:
        if one.constant is not None or one.elements:
            continue
        if one.origin is None:
            return None
        if result is None:
            result = one.origin
        elif result.grid != one.origin.grid:
            return None
        else:
            is_part = result.is_part or one.origin.is_part
            is_mask = result.is_mask and one.origin.is_mask
            result = replace(result, is_part=is_part, is_mask=is_mask)
    return replace(result, is_made=True) if result is not None else None


def logic(it: Interpreter, arguments: list[Argument], node: cst.CSTNode, *, certain: bool) -> Value:
    """A logical or bitwise operator: bool tensors, if any operand is a tensor."""
    pairs: list[list[Possibility]] = [[]]
    for argument in arguments:
        pairs = [[*pair, one] for pair in pairs for one in argument.value][:64]
    results: list[Value] = []
    for pair in pairs:
        both = [one for one in pair if isinstance(one, Tensor)]
        if both and (certain or all(one.kind in ("bool", "any") for one in both)):
            results.append((boolean(it, both, node),))
        elif both:
            integers = [one for one in both if one.kind == "int"]
            results.append((replace(integers[0], mask="", constant=None),) if integers else UNKNOWN)
        elif certain:
            results.append((boolean(it, [], node),))
        else:
            results.append(UNKNOWN if any(isinstance(one, Unknown) for one in pair) else SCALAR)
    return union(results) or UNKNOWN


# -- Python values


def python_binary(it: Interpreter, name: str, left: Value, right: Value) -> Value | None:
    """An operator on two Python values; None if it is none that is known here."""
    if name == "add" and (text := texts.joined(left, right)):
        return text
    if len(left) != 1 or len(right) != 1:
        return None
    a, b = left[0], right[0]
    if name == "remainder" and isinstance(a, Constant) and isinstance(a.value, str):
        return _formatted(it, a.value, b)
    if isinstance(a, Constant) and isinstance(b, Constant):
        return _folded_number(name, a, b)
    if name == "add" and isinstance(a, Tuple) and isinstance(b, Tuple):
        return (Tuple((*a.items, *b.items)),)
    if name == "add" and isinstance(a, ListRef) and isinstance(b, ListRef):
        first, second = containers.sequence(it, a), containers.sequence(it, b)
        rest = union((first.rest, second.rest))
        key = ("concatenation", a.loc, b.loc)
        return containers.new_list(it, key, [*first.items, *second.items], rest)
    if name in selecting.SET_OPERATORS and isinstance(a, ListRef):
        return (
            selecting.set_operator(it, name, a, b)
            if isinstance(b, (ListRef, DictRef, Tuple))
            else None
        )
    if name == "bitwise_or" and isinstance(a, DictRef) and isinstance(b, DictRef):
        one, other = containers.mapping(it, a), containers.mapping(it, b)
        key = ("united", a.loc, b.loc)
        return containers.new_dict(
            it, key, [*one.items, *other.items], union((one.rest, other.rest))
        )
    if name == "mul" and isinstance(a, (Tuple, ListRef)) and isinstance(b, Constant):
        return _repeated(it, a, b)
    return None


def _formatted(it: Interpreter, template: str, value: Possibility) -> Value:
    """`"quant_%d" % i`: the text, or its pattern where a part is not known."""
    parts = value.items if isinstance(value, Tuple) else ((value,),)
    keys = [containers.constant_key(part) for part in parts]
    if re.search(r"\*|\d{4}", template):
        return SCALAR  # a width that nobody means would fill the memory
    try:
        return constant(template % tuple(key.value for key in keys if key is not None))
    except (TypeError, ValueError):
        return (Pattern(_PLACE.sub("*", template)),)


_PLACE = re.compile(r"%[-#0 +]*\d*(?:\.\d+)?[a-zA-Z]")


def _repeated(it: Interpreter, a: Tuple | ListRef, b: Constant) -> Value:

    items = containers.known_items(it, (a,))
    if items is None or not isinstance(b.value, int) or len(items) * b.value > 64:
        return containers.new_list(it, ("repeated", a), [], containers.any_item(it, (a,)))
    if isinstance(a, Tuple):
        return (Tuple(tuple(items * b.value)),)
    return containers.new_list(it, ("repeated", a.loc), items * b.value)


def _integers(function: Callable[[int, int], int]) -> Callable[[float, float], float]:
    """An operator that only integers have."""

    def apply(left: float, right: float) -> float:
        if not isinstance(left, int) or not isinstance(right, int):
            raise TypeError
        return function(left, right)

    return apply


def _shifted(function: Callable[[int, int], int]) -> Callable[[float, float], float]:
    """A shift by as much as anybody means."""

    def apply(left: int, right: int) -> int:
        if right > 64:
            raise ValueError
        return function(left, right)

    return _integers(apply)


_NUMBERS: dict[str, Callable[[float, float], float]] = {
    **_FOLDED,
    "floor_divide": python.floordiv,
    "remainder": python.mod,
    "pow": python.pow,
    "bitwise_left_shift": _shifted(python.lshift),
    "bitwise_right_shift": _shifted(python.rshift),
    "bitwise_and": _integers(python.and_),
    "bitwise_or": _integers(python.or_),
    "bitwise_xor": _integers(python.xor),
}


def _folded_number(name: str, a: Constant, b: Constant) -> Value:
    if isinstance(a.value, str) and isinstance(b.value, str) and name == "add":
        return constant(a.value + b.value)
    function = _NUMBERS.get(name)
    if function is None or a.number is None or b.number is None:
        return SCALAR
    if name == "pow" and (abs(a.number) > 1e6 or abs(b.number) > 64):
        return SCALAR
    try:
        result = function(a.number, b.number)
    except (ArithmeticError, ValueError, TypeError):
        return SCALAR
    if isinstance(result, int) and abs(result) > 1 << 128:
        return SCALAR
    return constant(result) if isinstance(result, (int, float)) else SCALAR


def traced(one: Tensor, it: Interpreter, node: cst.CSTNode, template: str, subject: str) -> Tensor:
    """The tensor with a station added to its way, also where it had none."""
    if one.trace is not None and one.trace.length >= it.bounds.max_trace_steps:
        return one
    return replace(one, trace=step(it.site(node), Words(template, subject), one.trace))
