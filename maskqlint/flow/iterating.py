"""Python's builtins and itertools that go through what is held: zip, map, chain, sorted."""

from __future__ import annotations

import itertools
import math
from collections.abc import Iterable
from typing import TYPE_CHECKING

import libcst as cst

from maskqlint.flow import (
    arithmetic,
    calls,
    containers,
    counting,
)
from maskqlint.flow.heap import Sequence
from maskqlint.flow.interpreter import Argument, Arguments
from maskqlint.flow.values import (
    NOTHING,
    SCALAR,
    UNKNOWN,
    DictRef,
    ListRef,
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
    if args.rest:
        return _transposed(it, args, node)
    known = [containers.known_items(it, each.value) for each in args.positional]
    lengths = [len(items) for items in known if items is not None]
    if lengths and min(lengths) <= it.bounds.max_unrolled:
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


def _transposed(it: Interpreter, args: Arguments, node: cst.CSTNode) -> Value:
    """`zip(*rows)` of rows whose number is not known: a list for each place in a row."""
    rows = [containers.known_items(it, (one,)) for one in args.rest]
    lengths = {len(row) if row is not None else None for row in rows}
    if args.positional or len(lengths) > 1 or None in lengths:
        values = [containers.any_item(it, each.value) for each in args.positional]
        column = union((*values, containers.any_item(it, args.rest)))
        return containers.new_list(
            it, node, [], containers.new_list(it, ("column", node), [], column)
        )
    columns = zip(*(row for row in rows if row is not None), strict=True)
    lists = [
        containers.new_list(it, ("column", node, place), [], union(column))
        for place, column in enumerate(columns)
    ]
    return containers.new_list(it, node, lists)


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
    if not args.rest and all(items is not None for items in known):
        rows = list(zip(*(items for items in known if items is not None), strict=False))
        return _each_row(it, function, [_spread(row) for row in rows], node)
    anything = _spread(containers.any_item(it, each.value) for each in columns)
    if args.rest:
        anything.rest = containers.any_item(it, args.rest)
    return _any_row(it, function, anything, node)


def star_mapped(it: Interpreter, args: Arguments, node: cst.CSTNode) -> Value:
    """itertools.starmap: a function of the items of each row."""
    if len(args.positional) < 2:
        return UNKNOWN
    function, rows = (each.value for each in args.positional[:2])
    items = containers.known_items(it, rows)
    known = [containers.known_items(it, row) for row in items or ()]
    if items is not None and None not in known:
        return _each_row(it, function, [_spread(row or ()) for row in known], node)
    row = containers.any_item(it, rows)
    parts = containers.known_items(it, row)
    anything = Arguments(rest=containers.any_item(it, row)) if parts is None else _spread(parts)
    return _any_row(it, function, anything, node)


def _spread(values: Iterable[Value]) -> Arguments:
    return Arguments([Argument(None, value) for value in values])


def _each_row(it: Interpreter, function: Value, rows: list[Arguments], node: cst.CSTNode) -> Value:
    """A function's results in order; each call makes what it makes anew."""
    frame, outer = it.frame, it.frame.iteration
    results = []
    for number, row in enumerate(rows):
        frame.iteration = (*outer, number)
        results.append(calls.call(it, function, row, node))
    frame.iteration = outer
    return containers.new_list(it, node, results)


def _any_row(it: Interpreter, function: Value, row: Arguments, node: cst.CSTNode) -> Value:
    frame, outer = it.frame, it.frame.iteration
    frame.iteration = (*outer, -1)
    result = calls.call(it, function, row, node)
    frame.iteration = outer
    return containers.new_list(it, node, [], result)


def product(it: Interpreter, args: Arguments, node: cst.CSTNode) -> Value:
    """itertools.product: a row for each way to take one item of each."""
    repeat = args.keywords.get("repeat")
    times = 1 if repeat is None else counting.as_int(repeat.value)
    if args.rest or times is None or not 0 < times <= it.bounds.max_unrolled:
        return UNKNOWN
    known = [containers.known_items(it, each.value) for each in args.positional] * times
    count = math.prod(len(items) for items in known if items is not None)
    if None not in known and count <= it.bounds.max_unrolled:
        rows = itertools.product(*(items or () for items in known))
        return containers.new_list(it, node, [(Tuple(row),) for row in rows])
    anything = [containers.any_item(it, each.value) for each in args.positional] * times
    return containers.new_list(it, node, [], (Tuple(tuple(anything)),))


def accumulated(it: Interpreter, args: Arguments, node: cst.CSTNode) -> Value:
    """itertools.accumulate: what reduce comes to after each item."""
    function = args.get(1, "func")
    items = containers.known_items(it, args.first)
    is_exact = items is not None and len(items) <= it.bounds.max_unrolled
    if items is None or not is_exact:
        items = [containers.any_item(it, args.first)] * 2
    initial = args.keywords.get("initial")
    if initial is not None:
        items.insert(0, initial.value)
    totals = items[:1]
    for item in items[1:]:
        total, each = Argument(None, totals[-1]), Argument(None, item)
        totals.append(
            calls.call(it, function.value, Arguments([total, each]), node)
            if function is not None
            else arithmetic.arithmetic(it, "add", total, each, node)
        )
    if is_exact:
        return containers.new_list(it, node, totals)
    return containers.new_list(it, node, [], union(totals))


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
    return containers.new_list(it, node, [], containers.any_item(it, args.first))


def iterator(it: Interpreter, args: Arguments, node: cst.CSTNode) -> Value:
    """iter(items): another list, of which `next` takes one after the other."""
    is_plain = all(isinstance(one, (Tuple, ListRef, DictRef)) for one in args.first)
    return copied(it, args, node) if is_plain and args.positional else args.first


def next_of(it: Interpreter, args: Arguments, node: cst.CSTNode) -> Value:
    """next(iterator, default)."""
    value = args.first
    one = value[0] if len(value) == 1 else None
    if isinstance(one, ListRef) and _is_iterator(one.loc.node):
        held = containers.sequence(it, one)
        if held.items and not held.rest:
            it.write((one.loc, ""), Sequence(held.items[1:]))
            return held.items[0]
    default = args.positional[1].value if len(args.positional) > 1 else NOTHING
    return union((containers.any_item(it, value), default))


def _is_iterator(node: object) -> bool:
    """Whether what a node makes is used up by `next`: a generator, or what iter returned."""
    if isinstance(node, cst.Call):
        return isinstance(node.func, cst.Name) and node.func.value == "iter"
    return isinstance(node, (cst.FunctionDef, cst.GeneratorExp))
