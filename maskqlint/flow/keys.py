"""Loops over a dict of which not all keys are known.

`{k: self.quant(v) if k == "feat" else v for k, v in batch.items()}` treats the keys that the
source names in a way of their own. So such a loop is walked once for each of them, which
its dict may be supposed to have, and once for all others, which are known not to be these.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, NamedTuple

import libcst as cst

from maskqlint.flow import containers, inputs, literals, subtree
from maskqlint.flow.values import (
    NOTHING,
    Constant,
    DictRef,
    ListRef,
    Possibility,
    Scalar,
    Tensor,
    Tuple,
    Value,
    constant,
    union,
)

if TYPE_CHECKING:
    from maskqlint.flow.interpreter import Interpreter


class Apart(NamedTuple):
    """The items of a loop's rounds: of those with a key that is known, and of all others."""

    known: list[Value]
    others: Value


def told_apart(
    it: Interpreter, item: Value, target: cst.BaseExpression, body: Sequence[cst.CSTNode]
) -> Apart:
    """Tell a loop's item apart by its key, where the target names the key and the body tests it."""
    name = _name_of_key(target)
    keys = [_key_of(one) for one in item]
    if name is None or None in keys:
        return Apart([], item)
    known = [key.value for key in keys if isinstance(key, Constant)]
    others = tuple(one for one, key in zip(item, keys, strict=True) if not _is_known(key))
    if others:
        # What is iterated over may be a list of anything, unless its items are compared with texts.
        is_text = not any(isinstance(one, Tensor) for one in others)
        known.extend(_tested(it, name, body, is_text))
        known = list(dict.fromkeys(known))[: it.bounds.max_unrolled]
    if not known or (not others and len(known) < 2):
        return Apart([], item)
    rounds = [_round(item, key) for key in known]
    return Apart(rounds, tuple(_another(one, tuple(known)) for one in others))


def never(key: Value) -> tuple[object, ...]:
    """The constants that a key is known not to be."""
    unknown = [one for one in key if not isinstance(one, Constant)]
    if not unknown or not all(isinstance(one, Scalar) for one in unknown):
        return ()
    first = unknown[0]
    excluded = first.never if isinstance(first, Scalar) else ()
    return tuple(
        each
        for each in excluded
        if constant(each)[0] not in key
        and all(isinstance(one, Scalar) and each in one.never for one in unknown)
    )


def _name_of_key(target: cst.BaseExpression) -> str | None:
    """The name that a loop gives the key: `k` in `for k in d` and `for k, v in d.items()`."""
    if isinstance(target, (cst.Tuple, cst.List)) and len(target.elements) == 2:
        target = target.elements[0].value
    return target.value if isinstance(target, cst.Name) else None


def _key_of(one: Possibility) -> Possibility | None:
    """The key in an item of a dict, its items or its keys."""
    if isinstance(one, Tuple):
        first = one.items[0] if len(one.items) == 2 else NOTHING
        one = first[0] if len(first) == 1 else one
        return one if isinstance(one, (Constant, Scalar)) and _is_key(one) else None
    return one if _is_key(one) else None


def _is_key(one: Possibility) -> bool:
    if isinstance(one, Constant):
        return isinstance(one.value, str)
    if isinstance(one, Scalar):
        return one.grid is None and one.type in ("", "str")
    return isinstance(one, Tensor) and inputs.is_open(one)


def _is_known(key: Possibility | None) -> bool:
    return isinstance(key, Constant)


def _round(item: Value, key: object) -> Value:
    """The item with a key that is known."""
    pairs = [one for one in item if isinstance(one, Tuple)]
    if not pairs:
        return constant(key)
    own = [one for one in pairs if one.items[0] == constant(key)]
    values = [
        tuple(inputs.under(each, key) for each in one.items[1])
        for one in own or pairs
        if own or not _is_known(one.items[0][0])
    ]
    return (Tuple((constant(key), union(values))),)


def _another(one: Possibility, known: tuple[object, ...]) -> Possibility:
    """The item with any other key."""
    if isinstance(one, Tuple):
        return replace(one, items=((_another(one.items[0][0], known),), one.items[1]))
    if isinstance(one, Scalar):
        return replace(one, type="str", never=known)
    return Scalar(type="str", never=known)


def _tested(
    it: Interpreter, name: str, body: Sequence[cst.CSTNode], is_text: bool
) -> Iterator[str]:
    """The texts that a loop's body compares the key with; those that are read, if it tests otherwise."""
    is_looked_into = False
    for node in subtree.within(body):
        if isinstance(node, cst.Comparison) and len(node.comparisons) == 1:
            operator, right = node.comparisons[0].operator, node.comparisons[0].comparator
            if isinstance(operator, (cst.Equal, cst.NotEqual)):
                if _is_name(node.left, name) or _is_name(right, name):
                    yield from _texts(it, [node.left, right])
            elif isinstance(operator, (cst.In, cst.NotIn)):
                is_looked_into = is_looked_into or _is_name(right, name)
                if _is_name(node.left, name):
                    yield from _texts(it, [right])
        elif isinstance(node, (cst.Attribute, cst.Subscript)):
            is_looked_into = is_looked_into or _is_name(node.value, name)
    if is_text and is_looked_into and it.frame.symbol is not None:
        yield from _read_in(it, it.frame.symbol.node)


def _is_name(node: cst.BaseExpression, name: str) -> bool:
    return isinstance(node, cst.Name) and node.value == name


_QUIET = (cst.Name, cst.Attribute, cst.Tuple, cst.List, cst.Set, cst.SimpleString)


def _texts(it: Interpreter, nodes: Iterable[cst.BaseExpression]) -> Iterator[str]:
    """The texts that an expression is, or holds."""
    for node in nodes:
        if not isinstance(node, _QUIET):
            continue
        value = it.evaluate(node)
        is_container = len(value) == 1 and isinstance(value[0], (Tuple, ListRef, DictRef))
        items = containers.known_items(it, value) if is_container else [value]
        keys = [containers.constant_key(item) for item in items or ()]
        yield from (key.value for key in keys if key is not None and isinstance(key.value, str))


def _read_in(it: Interpreter, function: cst.CSTNode) -> tuple[str, ...]:
    """The texts that a function writes between brackets, or asks a dict for."""
    found = it.read_keys.get(function)
    if found is None:
        texts = [
            literals.text(node)
            for node in map(_subscript_of, subtree.within([function]))
            if isinstance(node, cst.SimpleString)
        ]
        found = it.read_keys[function] = tuple(
            dict.fromkeys(text for text in texts if isinstance(text, str))
        )
    return found


def _subscript_of(node: cst.CSTNode) -> cst.CSTNode | None:
    if isinstance(node, cst.Subscript) and len(node.slice) == 1:
        index = node.slice[0].slice
        return index.value if isinstance(index, cst.Index) else None
    if isinstance(node, cst.Call) and node.args and isinstance(node.func, cst.Attribute):
        return node.args[0].value if node.func.attr.value in ("get", "pop") else None
    return None
