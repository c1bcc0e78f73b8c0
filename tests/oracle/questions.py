"""Questions asked of rounded values: comparisons, tests and casts, and what becomes of the answers."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

import torch

from tests.oracle.answers import record_answer
from tests.oracle.operators import class_of
from tests.oracle.qtensor import (
    Rounded,
    Verdict,
    Watched,
    each_tensor,
    marked,
    plain_all,
    tensors_in,
    watched_in,
)

_CASTS = frozenset(["int", "long", "short", "char", "byte", "to", "type"])
_TESTS = frozenset(["__bool__", "__int__", "__float__", "__index__", "__contains__", "item"])
_ASKED = frozenset(
    [
        "eq",
        "ne",
        "gt",
        "ge",
        "lt",
        "le",
        "greater",
        "greater_equal",
        "less",
        "less_equal",
        "not_equal",
        "isclose",
        "allclose",
        "equal",
        "isin",
        "isnan",
        "isinf",
        "isfinite",
        "count_nonzero",
        "any",
        "all",
        "contains",
        "item",
        "logical_not",
        "logical_and",
        "logical_or",
        "bool",
    ]
)


def difference_of(name: str, args: tuple[Any, ...], kwargs: Mapping[str, Any]) -> Any:
    """By how much the two sides of a comparison differ; None for other questions."""
    if class_of(name) != "compare" and name not in ("ne", "not_equal"):
        if name.startswith("logical_") or name == "bool":
            return plain_all(args[0]).float() if args else None
        return None
    sides = [*args, *(kwargs[each] for each in ("input", "other") if each in kwargs)]
    left, right = plain_all(sides[0]), plain_all(sides[1])
    with_zero = any(isinstance(side, (int, float)) and side == 0 for side in (left, right))
    if name in ("eq", "ne", "not_equal") and not with_zero:
        return None
    left, right = torch.as_tensor(left).float(), torch.as_tensor(right).float()
    return left - right


def ask(
    source: Watched,
    name: str,
    function: Callable[..., Any],
    args: tuple[Any, ...],
    kwargs: dict[str, Any],
) -> Any:
    """Run a question and keep its answer."""
    chip = source.mark.chip
    key = chip.key(name)
    result = function(*plain_all(args), **plain_all(kwargs))
    operands = [*tensors_in(list(args)), *tensors_in(list(kwargs.values()))]
    if not (name == "item" and isinstance(result, float)) and name != "nonzero":
        difference = difference_of(name, args, kwargs)
        is_made = any(each.mark.is_made for each in watched_in(operands))
        record_answer(chip, key, result, operands, difference, is_made=is_made)
    return result


def on_rounded(
    source: Rounded,
    name: str,
    function: Callable[..., Any],
    args: tuple[Any, ...],
    kwargs: dict[str, Any],
) -> Any:
    """An operator of torch on a dequantized tensor: views stay on the grid, the rest leaves it."""
    if name in _ASKED or name in _CASTS:
        result = ask(source, name, function, args, kwargs)
    else:
        result = function(*plain_all(args), **plain_all(kwargs))
    if class_of(name) == "keep" or name in ("to", "type"):
        return each_tensor(
            result,
            lambda each: marked(each, Rounded, source.mark) if each.is_floating_point() else each,
        )
    return result


def on_answers(
    source: Watched,
    name: str,
    function: Callable[..., Any],
    args: tuple[Any, ...],
    kwargs: dict[str, Any],
) -> Any:
    """An operator on what a QTensor answered: bools stay such answers."""
    if function.__name__ in _TESTS:
        source.mark.chip.fault("raises", "the model branches on a quantized value")
    result = function(*plain_all(args), **plain_all(kwargs))
    return each_tensor(
        result,
        lambda each: marked(each, Verdict, source.mark) if each.dtype == torch.bool else each,
    )
