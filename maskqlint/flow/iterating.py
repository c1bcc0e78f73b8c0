"""Python's builtins and itertools that go through what is held: zip, map, chain, sorted."""

from __future__ import annotations

from typing import TYPE_CHECKING

import libcst as cst

from maskqlint.flow import (
    calls,
    containers,
    counting,
)
from maskqlint.flow.interpreter import Argument, Arguments
from maskqlint.flow.values import (
    SCALAR,
    UNKNOWN,
    Tuple,
    Value,
    constant,
    union,
)

if TYPE_CHECKING:
    from maskqlint.flow.interpreter import Interpreter


def enumerated(it: Interpreter, args: Arguments, node: cst.CSTNode) -> Value:
    items = containers.known_items(it, args.first)
    start = args.get(1, "start")
    if items is None or (start is not None and counting.as_int(start.value) is None):
        return containers.new_list(
            it, node, [], (Tuple((SCALAR, containers.any_item(it, args.first))),)
        )
    offset = counting.as_int(start.value) or 0 if start is not None else 0
    return containers.new_list(
        it, node, [(Tuple((constant(i + offset), item)),) for i, item in enumerate(items)]
    )


def zipped(it: Interpreter, args: Arguments, node: cst.CSTNode) -> Value:
    known = [containers.known_items(it, each.value) for each in args.positional]
    lengths = [len(items) for items in known if items is not None]
    if lengths and not args.is_open and min(lengths) <= it.bounds.max_unrolled:
        # A list of unknown length beside one of known length: as long as the known one.
        columns = [
            items
            if items is not None
            else [
                containers.picked(containers.any_item(it, each.value), index)
                for index in range(min(lengths))
            ]
            for items, each in zip(known, args.positional, strict=True)
        ]
        return containers.new_list(it, node, [(Tuple(row),) for row in zip(*columns, strict=False)])
    each_item = tuple(containers.any_item(it, each.value) for each in args.positional)
    return containers.new_list(it, node, [], (Tuple(each_item),))


def chained(it: Interpreter, args: Arguments, node: cst.CSTNode) -> Value:
    """itertools.chain: the items of several, one after the other."""
    known = [containers.known_items(it, each.value) for each in args.positional]
    if args.rest or None in known:
        values = [containers.any_item(it, each.value) for each in args.positional]
        rest = (*values, *([containers.any_item(it, args.rest)] if args.rest else []))
        return containers.new_list(it, node, [], union(rest))
    return containers.new_list(it, node, [item for items in known for item in items or ()])


def mapped(it: Interpreter, args: Arguments, node: cst.CSTNode) -> Value:
    if len(args.positional) < 2:
        return UNKNOWN
    function, columns = args.positional[0].value, args.positional[1:]
    known = [containers.known_items(it, each.value) for each in columns]
    if all(items is not None for items in known):
        rows = list(zip(*(items for items in known if items is not None), strict=False))
        results = [
            calls.call(it, function, Arguments([Argument(None, v) for v in row]), node)
            for row in rows
        ]
        return containers.new_list(it, node, results)
    anything = [Argument(None, containers.any_item(it, each.value)) for each in columns]
    return containers.new_list(it, node, [], calls.call(it, function, Arguments(anything), node))


def filtered(it: Interpreter, args: Arguments, node: cst.CSTNode) -> Value:
    if len(args.positional) < 2:
        return UNKNOWN
    return containers.new_list(it, node, [], containers.any_item(it, args.positional[1].value))


def reduced(it: Interpreter, args: Arguments, node: cst.CSTNode) -> Value:
    if len(args.positional) < 2:
        return UNKNOWN
    function = args.positional[0].value
    items = containers.known_items(it, args.positional[1].value)
    if items is None:
        each = containers.any_item(it, args.positional[1].value)
        items = [each, each]
    if len(args.positional) > 2:
        items.insert(0, args.positional[2].value)
    total = items[0] if items else UNKNOWN
    for item in items[1:]:
        both = Arguments([Argument(None, total), Argument(None, item)])
        total = calls.call(it, function, both, node)
    return total


def copied(it: Interpreter, args: Arguments, node: cst.CSTNode) -> Value:
    return containers.list_of(it, args.first if args.positional else (Tuple(()),), node)


def tuple_of(it: Interpreter, args: Arguments, node: cst.CSTNode) -> Value:
    items = containers.known_items(it, args.first) if args.positional else []
    return (Tuple(tuple(items)),) if items is not None else copied(it, args, node)


def backwards(it: Interpreter, args: Arguments, node: cst.CSTNode) -> Value:
    items = containers.known_items(it, args.first)
    if items is None:
        return copied(it, args, node)
    return containers.list_of(it, (Tuple(tuple(reversed(items))),), node)


def any_order(it: Interpreter, args: Arguments, node: cst.CSTNode) -> Value:
    items = containers.known_items(it, args.first)
    if items is not None and len(items) == 1:
        return copied(it, args, node)

    return containers.new_list(it, node, [], containers.any_item(it, args.first))
