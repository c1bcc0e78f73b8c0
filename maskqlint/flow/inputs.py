"""What comes in from outside: a parameter of an entry point.

Nobody tells what it is: a tensor, or a dict, list or object of tensors. So it is a tensor
whose items and attributes are tensors of the same kind, and what the code stores in it is
found there again.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import TYPE_CHECKING

from maskqlint.flow import containers, keys, rounds
from maskqlint.flow.heap import Mapping
from maskqlint.flow.interpreter import Arguments
from maskqlint.flow.naming import is_mask_name
from maskqlint.flow.values import (
    NONE,
    SCALAR,
    Constant,
    Loc,
    Possibility,
    Scalar,
    Tensor,
    Tuple,
    Value,
    constant,
    union,
)

if TYPE_CHECKING:
    import libcst as cst

    from maskqlint.flow.interpreter import Interpreter
    from maskqlint.project.symbols import FunctionSymbol

CONTEXT = "input"
"""The context of what a caller outside brings: it does not outlive the call."""


def make(it: Interpreter, function: FunctionSymbol, parameter: str) -> Value:
    """A parameter of an entry point."""
    key = (function, parameter)
    loc = it.inputs.get(key)
    if loc is None:
        loc = it.inputs[key] = Loc(key, CONTEXT)
    return (Tensor("any", is_entry=True, loc=loc),)


def is_open(one: Tensor) -> bool:
    """Whether it may be something else than a tensor."""
    return one.is_entry and one.kind == "any" and one.loc is not None


def within(one: Tensor, key: object) -> Tensor:
    """An item or attribute that nobody has stored: as unknown as what holds it."""
    is_mask = is_mask_name(key) if isinstance(key, str) else one.is_named_mask
    loc = one.loc.item(key) if one.loc is not None else None
    return replace(one, is_named_mask=is_mask, loc=loc)


def under(one: Possibility, key: object) -> Possibility:
    """An item that stood under any key, now that the key is known."""
    if isinstance(one, Tensor) and is_open(one) and one.loc is not None:
        holder = one.loc.base
        if holder is not one.loc and one.loc.key is None:
            return within(replace(one, loc=holder), key)
    return one


def content(it: Interpreter, one: Tensor) -> Mapping:
    """What it holds as a dict: what was stored in it, and what nobody has stored."""
    held = _held(it, one)
    fresh: Value = (within(one, None),)
    without = tuple((key, union((value, fresh))) for key, value in held.without)
    return Mapping(held.items, union((fresh, held.rest)), without=without)


def _held(it: Interpreter, one: Tensor) -> Mapping:
    record = it.heap.get((one.loc, "")) if one.loc is not None else None
    return record if isinstance(record, Mapping) else Mapping()


def item(it: Interpreter, one: Tensor, key: Value) -> Value:
    """`one[key]`."""
    held = _held(it, one)
    known = rounds.read(it, held, key)
    if known is not None:
        return known
    if len(key) == 1 and isinstance(key[0], Constant):
        wanted = key[0].value
        found = held.get(wanted)
        if found is not None:
            return found
        return union(((within(one, wanted),), held.rest_at(wanted)))
    return union(((within(one, None),), held.any))


def store(it: Interpreter, one: Tensor, key: Value, value: Value) -> None:
    """`one[key] = value`."""
    held = _held(it, one)
    if len(key) == 1 and isinstance(key[0], Constant):
        changed = held.put(key[0].value, value)
    else:
        fresh: Value = (within(one, None),)
        before = replace(held, rest=union((held.rest, fresh)))
        stored = rounds.stored(it, before, key, value)
        changed = replace(held.spread(value, keys.never(key)), stored=stored)
    assert one.loc is not None
    it.write((one.loc, ""), changed)


def attribute(it: Interpreter, one: Tensor, name: str) -> Value:
    """`one.name`."""
    stored = it.heap_value((one.loc, name)) if one.loc is not None else None
    return stored or (within(one, name),)


# -- methods of dicts and lists


def _get(it: Interpreter, one: Tensor, args: Arguments, node: cst.CSTNode) -> Value:
    default = args.get(1, "default")
    found = item(it, one, args.positional[0].value if args.positional else SCALAR)
    return union((found, default.value)) if default is not None else found


def _set_default(it: Interpreter, one: Tensor, args: Arguments, node: cst.CSTNode) -> Value:
    result = _get(it, one, args, node)
    if args.positional:
        store(it, one, args.positional[0].value, result)
    return result


def _update(it: Interpreter, one: Tensor, args: Arguments, node: cst.CSTNode) -> Value:
    for argument in args.positional:
        entries = containers.known_entries(it, argument.value)
        if entries is None:
            store(it, one, SCALAR, containers.values_of(it, argument.value))
        else:
            for key, value in entries:
                store(it, one, constant(key), value)
    for name, argument in args.keywords.items():
        store(it, one, constant(name), argument.value)
    return NONE


def _append(it: Interpreter, one: Tensor, args: Arguments, node: cst.CSTNode) -> Value:
    if args.positional:
        store(it, one, SCALAR, args.positional[-1].value)
    return NONE


def _items(it: Interpreter, one: Tensor, args: Arguments, node: cst.CSTNode) -> Value:
    held = _held(it, one)
    pairs = [(Tuple((constant(key), value)),) for key, value in held.items]
    rest = (Tuple(((Scalar(type="str"),), union(((within(one, None),), held.rest)))),)
    return containers.new_list(it, node, list(pairs), rest)


def _values(it: Interpreter, one: Tensor, args: Arguments, node: cst.CSTNode) -> Value:
    return containers.new_list(it, node, [], item(it, one, SCALAR))


def _keys(it: Interpreter, one: Tensor, args: Arguments, node: cst.CSTNode) -> Value:
    return containers.new_list(it, node, [], (Scalar(type="str"),))


def _copy(it: Interpreter, one: Tensor, args: Arguments, node: cst.CSTNode) -> Value:
    """A copy, of which the original learns nothing."""
    loc = it.loc(node)
    it.write((loc, ""), _held(it, one))
    return (replace(one, loc=loc),)


METHODS: dict[str, Callable[[Interpreter, Tensor, Arguments, cst.CSTNode], Value]] = {
    "get": _get,
    "pop": _get,
    "setdefault": _set_default,
    "update": _update,
    "append": _append,
    "insert": _append,
    "items": _items,
    "values": _values,
    "keys": _keys,
    "copy": _copy,
}
