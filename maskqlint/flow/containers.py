"""Tuples, lists and dicts: what is in them, and what iterating, unpacking and adding does."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from typing import TYPE_CHECKING, NamedTuple

from maskqlint.flow import calls, classes, inputs, lookups, objects, rounds
from maskqlint.flow.heap import MAX_ITEMS, Mapping, Record, Sequence
from maskqlint.flow.interpreter import Arguments
from maskqlint.flow.values import (
    NONE,
    NOTHING,
    SCALAR,
    UNKNOWN,
    Class,
    Constant,
    DictRef,
    External,
    Instance,
    ListRef,
    Possibility,
    Stub,
    Tensor,
    Tuple,
    Unknown,
    Value,
    constant,
    union,
)

if TYPE_CHECKING:
    import libcst as cst

    from maskqlint.flow.interpreter import Interpreter


class Rounds(NamedTuple):
    """What a loop runs over: its items one by one if `is_exact`, else any of them."""

    items: list[Value]
    is_exact: bool


def sequence(it: Interpreter, one: ListRef) -> Sequence:
    """What a list holds now."""
    record = it.heap.get((one.loc, ""))
    return record if isinstance(record, Sequence) else Sequence((), UNKNOWN)


def mapping(it: Interpreter, one: DictRef) -> Mapping:
    """What a dict holds now."""
    record = it.heap.get((one.loc, ""))
    return record if isinstance(record, Mapping) else Mapping((), UNKNOWN)


def known_items(it: Interpreter, value: Value) -> list[Value] | None:
    """The items of a tuple, list or dict of known length."""
    if len(value) != 1:
        return None
    one = value[0]
    if isinstance(one, Tuple):
        return list(one.items)
    if isinstance(one, ListRef):
        held = sequence(it, one)
        return None if held.rest else list(held.items)
    if isinstance(one, DictRef):
        entries = mapping(it, one)
        return None if entries.rest else [constant(key) for key, _ in entries.items]
    return classes.members(it, one.cls) if isinstance(one, Class) else None


def known_entries(it: Interpreter, value: Value) -> list[tuple[object, Value]] | None:
    """The entries of a dict whose keys are all known."""
    if len(value) == 1 and isinstance(value[0], DictRef):
        held = mapping(it, value[0])
        if not held.rest:
            return list(held.items)
    return None


def any_item(it: Interpreter, value: Value) -> Value:
    """What iterating over a value may give."""
    return union(_any_item(it, one) for one in value) or UNKNOWN


def _any_item(it: Interpreter, one: Possibility) -> Value:
    if isinstance(one, Tuple):
        return union(one.items) or UNKNOWN
    if isinstance(one, ListRef):
        return sequence(it, one).any
    if isinstance(one, DictRef):
        held = mapping(it, one)
        rest = SCALAR if held.rest or not held.items else NOTHING
        return union((*(constant(key) for key, _ in held.items), rest))
    if isinstance(one, Tensor):
        return inputs.item(it, one, SCALAR) if inputs.is_open(one) else (part_of(one),)
    if isinstance(one, Instance):
        result = objects.call_method(it, one, "__iter__")
        return UNKNOWN if result is None else any_item(it, result)
    return UNKNOWN


def part_of(one: Tensor) -> Tensor:
    """A tensor of which a part was taken."""
    if one.origin is None or one.origin.is_part:
        return one
    return replace(one, origin=replace(one.origin, is_part=True))


def iterate(it: Interpreter, value: Value) -> Rounds:
    """What a loop over a value runs over."""
    items = known_items(it, value)
    if items is not None and len(items) <= it.bounds.max_unrolled:
        return Rounds(items, True)
    if items is not None:
        return Rounds([union(items)], False)
    # `tasks or TASKS`: what can be known of the rounds is what the known one says.
    known = tuple(one for one in value if isinstance(one, (Tuple, ListRef, DictRef)))
    is_certain = len(value) > 1 and all(
        one in known or isinstance(one, Unknown) or one in NONE for one in value
    )
    if is_certain and known_items(it, known):
        return iterate(it, known)
    return Rounds([any_item(it, value)], False)


def unpack(it: Interpreter, value: Value, count: int, star: int | None) -> list[Value]:
    """The values of `count` targets that a value is unpacked into; `star` is a starred one."""
    parts: list[list[Value]] = [[] for _ in range(count)]
    for one in value:
        for index, part in enumerate(_unpack_one(it, one, count, star)):
            parts[index].append(part)
    return [union(part) or UNKNOWN for part in parts]


def _unpack_one(it: Interpreter, one: Possibility, count: int, star: int | None) -> list[Value]:
    items = known_items(it, (one,))
    if isinstance(one, Tensor) and inputs.is_open(one) and star is None:
        return [inputs.item(it, one, constant(index)) for index in range(count)]
    if items is None:
        each = _any_item(it, one)
        result = [each] * count
        if star is not None:
            result[star] = _fresh(it, [], each)
        return result
    if star is None:
        if len(items) == count:
            return items
        return [union(items) or UNKNOWN] * count
    after = count - star - 1
    end = len(items) - after
    if end < star:
        return [UNKNOWN] * count
    return [*items[:star], _fresh(it, items[star:end]), *items[end:]]


def _fresh(it: Interpreter, items: list[Value], rest: Value = NOTHING) -> Value:

    return new_list(it, ("star", len(items), it.frame.top), items, rest)


def extend(it: Interpreter, left: Value, right: Value) -> bool:
    """`items += more` on a list; False if the left side is no list."""
    lists = [one for one in left if isinstance(one, ListRef)]
    if len(lists) != len(left) or not lists:
        return False
    for one in lists:
        add_all(it, one, right)
    return True


def add(it: Interpreter, one: ListRef, value: Value) -> None:
    """`items.append(value)`."""
    held = sequence(it, one)
    in_loop = any(part < 0 for part in it.frame.iteration)
    if held.rest or in_loop or len(held.items) >= MAX_ITEMS:
        changed = Sequence((), union((held.any, value)))
    else:
        changed = Sequence((*held.items, value), NOTHING)
    it.write((one.loc, ""), changed)


def add_all(it: Interpreter, one: ListRef, value: Value) -> None:
    """`items.extend(value)`."""
    items = known_items(it, value)
    if items is None:
        held = sequence(it, one)
        it.write((one.loc, ""), Sequence((), union((held.any, any_item(it, value)))))
        return
    for item_value in items:
        add(it, one, item_value)


def item(it: Interpreter, value: Value, key: Value, node: cst.CSTNode | None = None) -> Value:
    """`value[key]` for containers; tensors are indexed by `operations.subscript`."""
    return union(item_of(it, one, key) for one in value) or UNKNOWN


def item_of(it: Interpreter, one: Possibility, key: Value) -> Value:
    """One container's item."""
    wanted = key[0].value if len(key) == 1 and isinstance(key[0], Constant) else None
    if isinstance(one, Tuple):
        if isinstance(wanted, int) and -len(one.items) <= wanted < len(one.items):
            return one.items[wanted]
        if isinstance(wanted, str) and wanted in one.names:
            return one.items[one.names.index(wanted)]
        if isinstance(wanted, str):
            return UNKNOWN  # on the way on which this is a dict, perhaps
        return union(one.items) or UNKNOWN
    if isinstance(one, (ListRef, DictRef)):
        container = sequence(it, one) if isinstance(one, ListRef) else mapping(it, one)
        known = rounds.read(it, container, key)
        if known is not None:
            return known
    if isinstance(one, ListRef):
        return _list_item(sequence(it, one), wanted)
    if isinstance(one, DictRef):
        held = mapping(it, one)
        if one.loc in it.registries and (wanted is None or held.get(wanted) is None):
            return UNKNOWN  # others may have filled it too
        return lookups.found(held, key) or _made(it, one, wanted)
    if isinstance(one, Tensor) and one.is_entry:
        return inputs.item(it, one, key)
    return UNKNOWN


FACTORY = "<factory>"
"""The heap's name for what a defaultdict makes of a missing key."""


def _made(it: Interpreter, one: DictRef, key: object) -> Value:
    """What a defaultdict puts under a missing key."""
    factory = it.heap_value((one.loc, FACTORY))
    if factory is None:
        return UNKNOWN
    if factory == (External("builtins.list"),):
        value = new_list(it, ("made", one.loc, key), [])
    elif factory == (External("builtins.dict"),):
        value = new_dict(it, ("made", one.loc, key), [])
    else:
        value = calls.call(it, factory, Arguments(), it.frame.top)
    set_item(it, one, constant(key) if key is not None else SCALAR, value)
    return value


def _list_item(held: Sequence, wanted: object) -> Value:
    if isinstance(wanted, str):
        return UNKNOWN
    if isinstance(wanted, int) and not held.rest and -len(held.items) <= wanted < len(held.items):
        return held.items[wanted]
    if held.rest and not held.items:
        return picked(held.rest, wanted if isinstance(wanted, int) else None)
    return picked(held.any, None) or UNKNOWN


def picked(value: Value, key: object) -> Value:
    """One of the many that a comprehension made: which one, if the key is known."""
    return tuple(_picked(one, key) for one in value)


def _picked(one: Possibility, key: object) -> Possibility:
    if isinstance(one, (Instance, Stub)) and one.loc.key is None:
        return replace(one, loc=one.loc.item("*" if key is None else ("#", key)))
    return one


def set_item(it: Interpreter, one: Possibility, key: Value, value: Value) -> None:
    """`container[key] = value`."""
    wanted = key[0] if len(key) == 1 and isinstance(key[0], Constant) else None
    changed: Record
    if isinstance(one, DictRef):
        held = mapping(it, one)
        if wanted is None:
            stored = rounds.stored(it, held, key, value)
            changed = replace(lookups.stored(held, key, value), stored=stored)
        else:
            changed = held.put(wanted.value, value)
    elif isinstance(one, ListRef):
        items = sequence(it, one)
        index = wanted.value if wanted is not None else None
        if (
            isinstance(index, int)
            and not items.rest
            and -len(items.items) <= index < len(items.items)
        ):
            listed = list(items.items)
            listed[index] = value
            changed = Sequence(tuple(listed), NOTHING)
        else:
            stored = rounds.stored(it, items, key, value)
            changed = Sequence((), union((items.any, value)), stored)
    else:
        return
    it.write((one.loc, ""), changed)


def entered_value(it: Interpreter, value: Value, node: cst.CSTNode) -> Value:
    """What `with value as name` binds: what `__enter__` returns, or a generator yields."""

    results: list[Value] = []
    for one in value:
        if isinstance(one, ListRef):
            results.append(any_item(it, (one,)))
        elif isinstance(one, Instance):
            results.append(objects.call_method(it, one, "__enter__", None, node) or UNKNOWN)
        else:
            results.append(UNKNOWN)
    return union(results) or UNKNOWN


def length(it: Interpreter, value: Value) -> Value:
    """`len(value)`."""
    items = known_items(it, value)
    return constant(len(items)) if items is not None else SCALAR


def new_list(it: Interpreter, node: object, items: list[Value], rest: Value = NOTHING) -> Value:
    """A fresh list in the heap."""
    loc = it.loc(node)
    if rest and items:
        items, rest = [], union((*items, rest))
    it.write((loc, ""), Sequence(tuple(items), rest))
    return (ListRef(loc),)


def new_dict(
    it: Interpreter, node: object, entries: Iterable[tuple[object, Value]], rest: Value = NOTHING
) -> Value:
    """A fresh dict in the heap."""
    held = Mapping((), rest)
    for key, value in entries:
        held = held.put(key, value)
    return dict_with(it, node, held)


def dict_with(it: Interpreter, node: object, held: Mapping) -> Value:
    """A fresh dict that holds this."""
    loc = it.loc(node)
    it.write((loc, ""), held)
    return (DictRef(loc),)


def constant_key(value: Value) -> Constant | None:
    """The one constant that a key is, or None."""
    if len(value) == 1 and isinstance(value[0], Constant):
        return value[0]
    return None


def list_of(it: Interpreter, value: Value, node: cst.CSTNode, *, is_chain: bool = False) -> Value:
    """A list of what a value holds (`list(value)`)."""
    items = known_items(it, value)
    if items is not None:
        made = new_list(it, node, items)
    else:
        made = new_list(it, node, [], any_item(it, value))
    return tuple(replace(each, is_chain=is_chain) for each in made if isinstance(each, ListRef))


def chain_of(it: Interpreter, items: list[Value], node: cst.CSTNode) -> Value:
    """A Sequential of these modules."""
    return list_of(it, (Tuple(tuple(items)),), node, is_chain=True)


def dict_of(it: Interpreter, args: Arguments, node: cst.CSTNode) -> Value:
    """A dict of mappings, pairs and keywords (`dict(...)`)."""
    made = Mapping()
    for argument in args.positional:
        made = made.updated(lookups.content(it, argument.value))
    named = tuple((name, argument.value) for name, argument in args.keywords.items())
    return dict_with(it, node, made.updated(Mapping(named, args.named_rest)))


def values_of(it: Interpreter, value: Value) -> Value:
    """Any of the values of a dict, or of pairs."""
    results = []
    for one in value:
        if isinstance(one, DictRef):
            results.append(mapping(it, one).any)
        else:
            pair = any_item(it, (one,))
            results.append(unpack(it, pair, 2, None)[1])
    return union(results) or UNKNOWN


def pairs(it: Interpreter, value: Value) -> list[tuple[object, Value]] | None:
    """The entries of a list of (key, value) pairs."""
    items = known_items(it, value)
    if items is None:
        return None
    result: list[tuple[object, Value]] = []
    for item in items:
        pair = known_items(it, item)
        if pair is None or len(pair) != 2 or len(pair[0]) != 1:
            return None
        key = pair[0][0]
        if not isinstance(key, Constant):
            return None
        result.append((key.value, pair[1]))
    return result
