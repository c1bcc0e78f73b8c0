"""What is taken from a container by a test: any, all, filter, sorted, and differences of sets."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from maskqlint.flow import calls, containers, narrowing
from maskqlint.flow.interpreter import Argument, Arguments
from maskqlint.flow.values import (
    SCALAR,
    UNKNOWN,
    Constant,
    DictRef,
    ListRef,
    Tuple,
    Value,
    constant,
    union,
)

if TYPE_CHECKING:
    import libcst as cst

    from maskqlint.flow.interpreter import Interpreter


def any_of(it: Interpreter, args: Arguments, node: cst.CSTNode) -> Value:
    """`any(items)`."""
    return _decided(it, args, by=True)


def all_of(it: Interpreter, args: Arguments, node: cst.CSTNode) -> Value:
    """`all(items)`."""
    return _decided(it, args, by=False)


def _decided(it: Interpreter, args: Arguments, *, by: bool) -> Value:
    """One item that is `by` decides; without one, all of them must be known."""
    items = containers.known_items(it, args.positional[0].value) if args.positional else None
    if items is None:
        return SCALAR
    answers = {narrowing.truth(it, item) for item in items}
    if by in answers:
        return constant(by)
    return SCALAR if None in answers else constant(not by)


def filtered(it: Interpreter, args: Arguments, node: cst.CSTNode) -> Value:
    """`filter(function, items)`: those that the function is known to take, and what it may take."""
    if len(args.positional) < 2:
        return UNKNOWN
    function, iterable = args.positional[0].value, args.positional[1].value
    items = containers.known_items(it, iterable)
    if items is None or len(items) > it.bounds.max_unrolled:
        return containers.new_list(it, node, [], containers.any_item(it, iterable))
    kept: list[Value] = []
    is_exact = True
    for item in items:
        is_none = function == constant(None)
        test = (
            item if is_none else calls.call(it, function, Arguments([Argument(None, item)]), node)
        )
        takes = narrowing.truth(it, test)
        if takes is not False:
            kept.append(item)
            is_exact = is_exact and takes is True
    return containers.new_list(it, node, kept if is_exact else [], () if is_exact else union(kept))


def ordered(it: Interpreter, args: Arguments, node: cst.CSTNode) -> Value:
    """`sorted(items)`: in Python's own order where that can be told."""
    value = args.positional[0].value if args.positional else UNKNOWN
    items = containers.known_items(it, value)
    if items is None or len(items) < 2:
        return containers.list_of(it, value, node)
    keys = [_sort_key(item) for item in items]
    if not args.keywords and None not in keys and len(set(keys)) == len(keys):
        by_key = {key.value: item for key, item in zip(keys, items, strict=True) if key is not None}
        try:
            return containers.new_list(it, node, [by_key[key] for key in sorted(by_key)])  # type: ignore[type-var]
        except TypeError:
            pass
    return containers.new_list(it, node, [], union(items))


def _sort_key(item: Value) -> Constant | None:
    """What an item is sorted by: itself, or the key of a dict's entry."""
    if len(item) == 1 and isinstance(item[0], Tuple) and item[0].items:
        item = item[0].items[0]
    return containers.constant_key(item)


SET_OPERATORS: Final = frozenset({"sub", "bitwise_and", "bitwise_or", "bitwise_xor"})


def set_operator(it: Interpreter, name: str, a: ListRef, b: ListRef | DictRef | Tuple) -> Value:
    """`-`, `&`, `|` or `^` of two sets whose items are known constants."""
    left, right = containers.known_items(it, (a,)), containers.known_items(it, (b,))
    place = (name, a.loc, b.loc if not isinstance(b, Tuple) else b)
    if left is None or right is None or None in map(containers.constant_key, [*left, *right]):
        return containers.new_list(it, place, [], containers.any_item(it, (a,)))
    both = [item for item in left if item in right]
    kept = {
        "sub": [item for item in left if item not in right],
        "bitwise_and": both,
        "bitwise_or": list(dict.fromkeys([*left, *right])),
        "bitwise_xor": [item for item in [*left, *right] if item not in both],
    }
    return containers.new_list(it, place, kept[name])
