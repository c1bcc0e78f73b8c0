"""Which operators a QTensor implements, read from `operators.txt`."""

from __future__ import annotations

import os
from collections.abc import Callable
from typing import Any

_TABLE = os.path.join(os.path.dirname(__file__), "operators.txt")


def _load() -> dict[str, str]:
    classes: dict[str, str] = {}
    with open(_TABLE, encoding="utf-8") as file:
        for line in file:
            group, _, names = line.partition("#")[0].partition(":")
            for name in names.split():
                if classes.setdefault(name, group) != group:
                    raise ValueError(f"{name} is {classes[name]} and {group}")
    return classes


CLASSES = _load()
# Rounding in place would be seen by whoever else holds the tensor: these are no operators of their own.
_IN_PLACE = {"masked_fill_": "masked_fill_"}
_SYMBOLS = {"invert": "bitwise_not", "and": "bitwise_and", "or": "bitwise_or", "xor": "bitwise_xor"}


def name_of(function: Callable[..., Any]) -> str:
    """An operator's name as the table has it: `__rsub__` is rsub, `mul_` is mul, `~` is bitwise_not."""
    name = function.__name__
    if name.startswith("__") and name.endswith("__"):
        name = name.strip("_")
        return _SYMBOLS.get(name, name)
    if name.endswith("_") and name not in _IN_PLACE:
        return name.rstrip("_")
    return name


def class_of(name: str) -> str:
    """What becomes of a QTensor in an operator; `raises` for all that is not listed."""
    return CLASSES.get(name, "raises")
