"""Displays and comprehensions: tuples, lists, sets and dicts as they are written."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING

import libcst as cst

from maskqlint.flow import (
    containers,
    expressions,
    keys,
    lookups,
    narrowing,
    statements,
)
from maskqlint.flow.heap import Mapping
from maskqlint.flow.values import (
    NOTHING,
    Tuple,
    Value,
    union,
)

if TYPE_CHECKING:
    from maskqlint.flow.interpreter import Interpreter


def _items(it: Interpreter, elements: Iterable[cst.BaseElement]) -> tuple[list[Value], Value]:
    """The items of a display in order, and what a star of unknown length may add."""
    items: list[Value] = []
    rest: Value = NOTHING
    for element in elements:
        value = it.evaluate(element.value)
        if isinstance(element, cst.StarredElement):
            known = containers.known_items(it, value)
            if known is None:
                rest = union((rest, containers.any_item(it, value)))
            else:
                items.extend(known)
        else:
            items.append(value)
    return items, rest


def tuple_display(it: Interpreter, node: cst.Tuple) -> Value:
    items, rest = _items(it, node.elements)
    if rest:
        return containers.new_list(it, node, items, rest)
    return (Tuple(tuple(items)),)


def list_display(it: Interpreter, node: cst.List | cst.Set) -> Value:
    return containers.new_list(it, node, *_items(it, node.elements))


def dict_display(it: Interpreter, node: cst.Dict) -> Value:
    made = Mapping()
    for element in node.elements:
        if isinstance(element, cst.StarredDictElement):
            made = made.updated(lookups.content(it, it.evaluate(element.value)))
        else:
            assert isinstance(element, cst.DictElement)
            key = it.evaluate(element.key)
            made = lookups.stored(made, key, it.evaluate(element.value))
    return containers.dict_with(it, node, made)


def comprehension(it: Interpreter, node: cst.ListComp | cst.SetComp | cst.GeneratorExp) -> Value:
    items: list[Value] = []
    exact = _loops(it, node.for_in, lambda: items.append(it.evaluate(node.elt)), (node.elt,))
    if exact:
        return containers.new_list(it, node, items)
    return containers.new_list(it, node, [], union(items))


def dict_comprehension(it: Interpreter, node: cst.DictComp) -> Value:
    made = Mapping()

    def add() -> None:
        nonlocal made
        key = it.evaluate(node.key)
        made = lookups.stored(made, key, it.evaluate(node.value))

    _loops(it, node.for_in, add, (node.key, node.value))
    return containers.dict_with(it, node, made)


def _loops(
    it: Interpreter,
    clause: cst.CompFor,
    add: Callable[[], None],
    made: tuple[cst.BaseExpression, ...],
) -> bool:
    """Walk a comprehension's clauses; True if every round of it is walked on its own."""
    names = it.frame.names
    it.frame.names = dict(names)
    try:
        return _clause(it, clause, add, made)
    finally:
        bound = set(_bound_names(clause))
        # A walrus inside a comprehension binds in the function around it.
        it.frame.names = {
            **{k: v for k, v in it.frame.names.items() if k not in bound},
            **{k: v for k, v in names.items() if k in bound},
        }


def _bound_names(clause: cst.CompFor) -> Iterable[str]:
    from maskqlint.project.symbols import target_names

    yield from target_names(clause.target)
    if clause.inner_for_in is not None:
        yield from _bound_names(clause.inner_for_in)


def _clause(
    it: Interpreter,
    clause: cst.CompFor,
    add: Callable[[], None],
    made: tuple[cst.BaseExpression, ...],
) -> bool:
    iterable = it.evaluate(clause.iter)
    rounds = containers.iterate(it, iterable)
    frame = it.frame
    outer = frame.iteration
    is_exact = rounds.is_exact
    items = rounds.items
    if not is_exact:
        tests = (condition.test for condition in clause.ifs)
        apart = keys.told_apart(it, union(items), clause.target, (*tests, *made))
        items = [apart.others, *apart.known] if apart.others else apart.known
    for number, item in enumerate(items):
        # Rounds of an order that is not known have negative numbers.
        frame.iteration = (*outer, number if rounds.is_exact else -1 - number)
        statements.assign(it, clause.target, item, None)
        possible = True
        for condition in clause.ifs:
            value = it.evaluate(condition.test)
            expressions.tested(it, condition.test, value)
            known = narrowing.truth(it, value)
            if known is False or not narrowing.assume(it, condition.test, True):
                possible = False
                break
            if known is None:
                is_exact = False
        if possible:
            if clause.inner_for_in is not None:
                is_exact = _clause(it, clause.inner_for_in, add, made) and is_exact
            else:
                add()
    frame.iteration = outer
    return is_exact
