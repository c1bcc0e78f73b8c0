"""Texts that are known, but for holes at times: what becomes of them is asked of Python itself.

`key.endswith(("mask", "pad"))`, `key.split("_")[-1]` and `key[:4]` decide which stub an
input passes, wherever keys and names are written in the source.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from maskqlint.flow import containers
from maskqlint.flow.values import (
    SCALAR,
    Constant,
    ListRef,
    Pattern,
    Scalar,
    Tuple,
    Unknown,
    Value,
    constant,
)

if TYPE_CHECKING:
    import libcst as cst

    from maskqlint.flow.interpreter import Arguments, Interpreter

_METHODS: Final = frozenset(
    [
        "capitalize",
        "casefold",
        "count",
        "endswith",
        "find",
        "format",
        "index",
        "isalnum",
        "isalpha",
        "isdigit",
        "isidentifier",
        "islower",
        "isnumeric",
        "istitle",
        "isupper",
        "join",
        "lower",
        "lstrip",
        "partition",
        "removeprefix",
        "removesuffix",
        "replace",
        "rfind",
        "rindex",
        "rpartition",
        "rsplit",
        "rstrip",
        "split",
        "splitlines",
        "startswith",
        "strip",
        "swapcase",
        "title",
        "upper",
    ]
)
"""Those that take no width: one that nobody means would fill the memory."""
_PLACE = re.compile(r"\{[^{}]*\}")
_WIDE = re.compile(r"\d{4}")
"""A width in a format."""


class _NotKnown(Exception):
    """An argument is not known, or nothing that a method of texts takes."""


def method(it: Interpreter, name: str, text: str, args: Arguments, node: cst.CSTNode) -> Value:
    """A method of a known text: its result, or its pattern where a part is not known."""
    try:
        if args.is_open or (name == "format" and _WIDE.search(text)):
            raise _NotKnown
        known = [_as_python(it, each.value) for each in args.positional]
        named = {key: _as_python(it, each.value) for key, each in args.keywords.items()}
    except _NotKnown:
        return (Pattern(_PLACE.sub("*", text)),) if name == "format" else SCALAR
    if name not in _METHODS:
        return SCALAR
    try:
        return _as_value(it, getattr(text, name)(*known, **named), node)
    except (TypeError, ValueError, LookupError, AttributeError):
        return SCALAR


def item(text: str, key: int | slice) -> Value:
    """`text[key]`."""
    try:
        return constant(text[key])
    except (LookupError, ValueError):
        return SCALAR


def _as_python(it: Interpreter, value: Value) -> object:
    """A known constant, or a tuple or list of them, as Python has it."""
    if len(value) != 1:
        raise _NotKnown
    one = value[0]
    if isinstance(one, Constant):
        return one.value
    items = containers.known_items(it, value) if isinstance(one, (Tuple, ListRef)) else None
    if items is None:
        raise _NotKnown
    # Whether it was a list or a tuple matters to startswith and endswith, which take a tuple.
    kind = tuple if isinstance(one, Tuple) else list
    return kind(_as_python(it, item) for item in items)


def _as_value(it: Interpreter, result: object, node: cst.CSTNode) -> Value:
    if isinstance(result, list):
        return containers.new_list(it, node, [constant(each) for each in result])
    if isinstance(result, tuple):
        return (Tuple(tuple(constant(each) for each in result)),)
    return constant(result)


def joined(left: Value, right: Value) -> Value:
    """Two strings, one after the other, where a part of them is known; else nothing."""
    first, second = _text(left), _text(right)
    has_hole = "*" in first or "*" in second
    return (Pattern(first + second),) if has_hole and first and second and first != second else ()


def _text(value: Value) -> str:
    """A string, with `*` where it is not known; "" for what is hardly one."""
    one = value[0] if len(value) == 1 else None
    if isinstance(one, Pattern):
        return one.text
    if isinstance(one, Constant) and isinstance(one.value, str):
        return one.value
    is_string = all(
        isinstance(each, (Unknown, Pattern))
        or (isinstance(each, Scalar) and each.type in ("", "str"))
        or (isinstance(each, Constant) and each.type == "str")
        for each in value
    )
    return "*" if is_string else ""
