"""The names in a function's text, from Python's own tree, which is made in an eighth of libcst's time."""

from __future__ import annotations

import ast

from maskqlint.late_dataclass import dataclass

SETATTR = "setattr"
"""Stands among the attributes that are assigned for those whose names are computed."""

# An import inside a function may bring anything; so may a class or a changed global.
_OPEN = (ast.Import, ast.ImportFrom, ast.Global, ast.Nonlocal, ast.ClassDef)
# Fields in which no name of interest stands.
_PASSED_BY = frozenset(["decorator_list", "returns", "type_params", "ctx", "op", "ops"])
_fields: dict[type, tuple[str, ...]] = {}

Function = ast.FunctionDef | ast.AsyncFunctionDef


@dataclass(frozen=True, slots=True)
class Mentions:
    """What a function's parameters and body mention.

    Attributes:
        names: its own parameters and those of functions in it among them.
        own: attributes of its first parameter.
        attributes: those of anything else.
        assigned: the `a` in assignments to `self.a` or `self.b.a`; SETATTR where that is called.
        is_open: it does something whose reach the mentions do not tell.
    """

    names: frozenset[str] = frozenset()
    own: frozenset[str] = frozenset()
    attributes: frozenset[str] = frozenset()
    assigned: frozenset[str] = frozenset()
    is_open: bool = True


def mentions_in(text: str, first: str) -> Mentions:
    """What the text of one function mentions; open if Python cannot read it."""
    try:
        (function,) = ast.parse(text).body
    except (SyntaxError, ValueError, RecursionError, MemoryError):
        return Mentions()
    return mentions_of(function, first) if isinstance(function, Function) else Mentions()


def mentions_of(function: Function, first: str) -> Mentions:
    """What a function mentions.

    Args:
        first: the parameter that stands for the object, "" if there is none.
    """
    names: set[str] = set()
    own: set[str] = set()
    attributes: set[str] = set()
    assigned: set[str] = set()
    is_open = False
    pending: list[object] = [function.args, *function.body]
    while pending:
        node = pending.pop()
        kind = type(node)
        if kind is ast.Name:
            names.add(node.id)  # type: ignore[attr-defined]
        elif kind is ast.Attribute:
            inner, name = node.value, node.attr  # type: ignore[attr-defined]
            if type(node.ctx) is ast.Store:  # type: ignore[attr-defined]
                assigned.add(name)
            if type(inner) is ast.Name and inner.id == first:
                own.add(name)
            else:
                attributes.add(name)
                pending.append(inner)
        elif kind in _OPEN:
            is_open = True
        else:
            if kind is ast.arg and node.arg != first:  # type: ignore[attr-defined]
                names.add(node.arg)  # type: ignore[attr-defined]
            fields = _fields.get(kind)
            for field in _fields_of(kind) if fields is None else fields:
                value = getattr(node, field, None)
                if value.__class__ is list:
                    pending += value
                elif isinstance(value, ast.AST):
                    pending.append(value)
    if SETATTR in names or "__setattr__" in own or "__setattr__" in attributes:
        assigned.add(SETATTR)
    return Mentions(
        frozenset(names),
        frozenset(own),
        frozenset(attributes),
        frozenset(assigned),
        is_open or first in names,
    )


def _fields_of(kind: type) -> tuple[str, ...]:
    declared: tuple[str, ...] = getattr(kind, "_fields", ())
    _fields[kind] = tuple(name for name in declared if name not in _PASSED_BY)
    return _fields[kind]
