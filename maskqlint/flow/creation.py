"""Tensors made from nothing: zeros, ones, full, tensor, and the kinds that dtypes give."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from typing import TYPE_CHECKING

from maskqlint.flow import containers, extremes
from maskqlint.flow.values import (
    Constant,
    Dtype,
    External,
    Fill,
    Kind,
    ListRef,
    Possibility,
    Tensor,
    Tuple,
    Value,
    tensors,
    union,
)

if TYPE_CHECKING:
    from maskqlint.flow.applied import Applied
    from maskqlint.flow.interpreter import Interpreter

_DTYPES: dict[str, Kind] = {
    **dict.fromkeys(
        [
            "float",
            "float16",
            "float32",
            "float64",
            "half",
            "double",
            "bfloat16",
            "FloatTensor",
            "HalfTensor",
            "DoubleTensor",
            "BFloat16Tensor",
        ],
        "float",
    ),
    **dict.fromkeys(
        [
            "int",
            "int8",
            "int16",
            "int32",
            "int64",
            "uint8",
            "uint16",
            "uint32",
            "uint64",
            "short",
            "long",
            "ShortTensor",
            "IntTensor",
            "LongTensor",
            "CharTensor",
            "ByteTensor",
        ],
        "int",
    ),
    **dict.fromkeys(["bool", "BoolTensor"], "bool"),
}


def kind_of_dtype(value: Value) -> Kind | None:
    """The kind that a dtype argument asks for; None if the value is no dtype."""
    kinds = {_kind_of_one(one) for one in value}
    if not kinds or None in kinds:
        return None
    return kinds.pop() if len(kinds) == 1 else "any"


def _kind_of_one(one: Possibility) -> Kind | None:
    if isinstance(one, Dtype):
        # What a quantized tensor calls its dtype is what its float model calls float.
        return "float" if one.kind == "quantized" else one.kind
    if isinstance(one, External):
        head, _, name = one.dotted.rpartition(".")
        if head in ("torch", "builtins", "torch.cuda", "numpy"):
            return _DTYPES.get(name)
        return None
    if isinstance(one, Tensor):
        return "float" if one.kind == "quantized" else one.kind
    if isinstance(one, Constant) and isinstance(one.value, str):
        return _DTYPES.get(one.value.rpartition(".")[2])
    return None


def same_dtype(a: Possibility, b: Possibility) -> bool | None:
    """Whether two dtypes are the same; None if one is none, or not known well enough."""
    if not isinstance(a, (Dtype, External)) or not isinstance(b, (Dtype, External)):
        return None
    kinds = _kind_of_one(a), _kind_of_one(b)
    if None in kinds or "any" in kinds or "builtins" in (_head(a), _head(b)):
        return None
    if kinds[0] != kinds[1]:
        return False
    # There are several float and int dtypes, and one bool.
    return True if kinds[0] == "bool" or (a == b and isinstance(a, External)) else None


def _head(one: Dtype | External) -> str:
    return one.dotted.partition(".")[0] if isinstance(one, External) else ""


def is_true(value: Value) -> bool:
    """The constant True."""
    return bool(value) and all(isinstance(one, Constant) and one.value is True for one in value)


_PYTHON: dict[str, Kind] = {"int": "int", "bool": "bool", "float": "float"}
_UNIFORM: dict[str, float] = {
    "zeros": 0,
    "ones": 1,
    "zeros_like": 0,
    "ones_like": 1,
    "new_zeros": 0,
    "new_ones": 1,
    "zero": 0,
    "zero_": 0,
}
FROM_DATA = frozenset(
    ["tensor", "as_tensor", "asarray", "scalar_tensor", "new_tensor", "from_numpy"]
)
_ZERO_ONE = frozenset({"eye", "one_hot"})
_INTEGERS = frozenset(
    [
        "arange",
        "range",
        "tril_indices",
        "triu_indices",
        "one_hot",
        "randperm",
        "combinations",
        "cartesian_prod",
    ]
)


def create(it: Interpreter, op: Applied) -> Value:
    """A fresh tensor: its kind from the dtype, its constant where one fills it."""
    name = op.operator.name
    dtype = _given_kind(op.value("dtype"))
    if name in FROM_DATA:
        data = op.get("data", "obj", "s") or op.input
        return _from_data(it, data.value, dtype)
    fill = _fill_value(op, name)
    if name.endswith("_like") or name == "fill":
        return union(_like(it, one, op, dtype, fill) for one in op.input.value)
    if name in ("new_zeros", "new_ones") and dtype is None:
        return union(_like(it, one, op, dtype, fill) for one in op.input.value)
    kind = dtype or _default_kind(op, name, fill)
    if kind == "bool":
        return (Tensor("bool"),)
    return (
        Tensor(
            kind,
            mask="binary" if name in _ZERO_ONE else "",
            constant=fill,
            made=it.site(op.node) if name in _ZERO_ONE else None,
            fills=tuple(_fills(it, fill, op)),
        ),
    )


def _given_kind(dtype: Value) -> Kind | None:
    """The kind that a dtype argument gives, "any" if it cannot be told; None without one."""
    known = kind_of_dtype(dtype)
    is_given = dtype and not all(isinstance(one, Constant) and one.value is None for one in dtype)
    return "any" if known is None and is_given else known


def _fills(it: Interpreter, value: float | bool | None, op: Applied) -> Iterable[Fill]:

    return extremes.fill(it, value, op.node) if value is not None else ()


def _fill_value(op: Applied, name: str) -> float | bool | None:
    if name in _UNIFORM:
        return _UNIFORM[name]
    value = op.value("fill_value", "value")
    if len(value) == 1:
        if isinstance(value[0], Constant):
            return value[0].number
        if isinstance(value[0], Tensor):
            return value[0].constant
    return None


def _default_kind(op: Applied, name: str, fill: float | bool | None) -> Kind:
    if name.startswith("new_"):
        known = {
            "float" if one.kind == "quantized" else one.kind for one in tensors(op.input.value)
        }
        return known.pop() if len(known) == 1 else "any"
    if name == "full" and fill is not None:
        return "bool" if isinstance(fill, bool) else "int" if isinstance(fill, int) else "float"
    if name in ("arange", "range"):
        bounds = [*op.arguments.values(), *op.others]
        if any(
            isinstance(one, Constant) and one.type == "float" for b in bounds for one in b.value
        ):
            return "float"
    return "int" if name in _INTEGERS else "float"


def _like(
    it: Interpreter, one: Possibility, op: Applied, dtype: Kind | None, fill: float | bool | None
) -> Value:
    fills = tuple(_fills(it, fill, op))
    if not isinstance(one, Tensor):
        if dtype == "bool":
            return (Tensor("bool"),)
        return (Tensor(dtype or "any", constant=fill, fills=fills),)
    kind = dtype or one.kind
    if kind == "bool":
        return (Tensor("bool"),)
    if kind != "quantized":
        return (Tensor(kind, constant=fill, fills=fills),)
    # ones_like(q) has scale 1 (Horizon): exact.
    grid = replace(one.grid, scale=1.0, exact=True, is_stub=False) if one.grid is not None else None
    return (Tensor(kind, grid, constant=fill, fills=fills, trace=one.trace),)


def _from_data(it: Interpreter, value: Value, dtype: Kind | None) -> Value:
    """torch.tensor(data)."""
    if len(value) != 1:
        return (Tensor(dtype or "any"),)
    one = value[0]
    if isinstance(one, Tensor):
        return (one if dtype is None or dtype == one.kind else replace(one, kind=dtype),)
    if isinstance(one, Constant) and one.number is not None:
        kind: Kind = dtype or _PYTHON.get(one.type, "any")
        if kind == "bool":
            return (Tensor("bool", constant=one.number),)
        return (Tensor(kind, constant=one.number),)
    numbers = _numbers(it, one)
    if numbers is None:
        return (Tensor(dtype or "any"),)
    types = {type(number) for number in numbers}
    guess: Kind = "float" if float in types else "bool" if types == {bool} else "int"
    return (Tensor(dtype or (guess if numbers else "float"), elements=tuple(numbers)),)


def _numbers(it: Interpreter, one: Possibility) -> list[float | bool] | None:
    if isinstance(one, Constant):
        return None if one.number is None else [one.number]
    if not isinstance(one, (ListRef, Tuple)):
        return None
    items = containers.known_items(it, (one,))
    if items is None:
        return None
    result: list[float | bool] = []
    for item in items[:64]:
        numbers = _numbers(it, item[0]) if len(item) == 1 else None
        if numbers is None:
            return None
        result.extend(numbers)
    return result
