"""Flags that a function tests more than once.

    if self.soft:
        keep = self.quant_mask(keep.float())
    ...
    return x * keep if self.soft else x.masked_fill(keep, 0.0)

Where the ways of the first test have met, nobody knows any more which of them had the float
mask. So a function in which an unchanged flag turns up a second time is walked anew, once
for each outcome of it. Nearly all functions have none and cost nothing.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from itertools import product
from typing import TYPE_CHECKING, Final, NamedTuple

import libcst as cst

from maskqlint.flow import classes, literals, narrowing, subtree
from maskqlint.flow.interpreter import Muted
from maskqlint.flow.values import Instance, Scalar, constant
from maskqlint.project.symbols import ClassSymbol, dotted_name, target_names

if TYPE_CHECKING:
    from maskqlint.flow.frames import Frame, Names
    from maskqlint.flow.interpreter import Interpreter

MAX_FLAGS: Final = 2
"""How many flags a function is walked for; each doubles the walks."""

Key = tuple[str, str, object]
"""What is tested, how, and with what: `("self.soft", "", None)`, `("self.mode", "==", "sum")`."""


class Flag(NamedTuple):
    """A test of something that may be tested again, or the opposite of one."""

    key: Key
    test: cst.BaseExpression
    is_negated: bool = False


class Retested(Exception):
    """A flag is tested for the second time in a frame."""

    def __init__(self, frame: Frame, flag: Flag) -> None:
        self.frame = frame
        self.flag = flag


_COMPARISONS: Final[dict[type[cst.BaseCompOp], tuple[str, bool]]] = {
    cst.Is: ("is", False),
    cst.IsNot: ("is", True),
    cst.Equal: ("==", False),
    cst.NotEqual: ("==", True),
    cst.GreaterThan: (">", False),
    cst.LessThanEqual: (">", True),
    cst.LessThan: ("<", False),
    cst.GreaterThanEqual: ("<", True),
}
_UNKNOWN = object()


def flag_of(test: cst.BaseExpression) -> Flag | None:
    """The flag that an expression tests, if it is a plain one."""
    if isinstance(test, (cst.Name, cst.Attribute)):
        place = dotted_name(test)
        return Flag((place, "", None), test) if place is not None else None
    if isinstance(test, cst.Call) and not test.args:
        place = dotted_name(test.func)
        return Flag((f"{place}()", "", None), test) if place is not None else None
    if isinstance(test, cst.Comparison) and len(test.comparisons) == 1:
        place, target = dotted_name(test.left), test.comparisons[0]
        how, is_negated = _COMPARISONS.get(type(target.operator), ("", False))
        literal = _literal(target.comparator)
        if place is not None and how and literal is not _UNKNOWN:
            return Flag((place, how, literal), test, is_negated)
    return None


def _literal(node: cst.BaseExpression) -> object:
    if isinstance(node, cst.SimpleString):
        return literals.text(node)
    if isinstance(node, (cst.Integer, cst.Float)):
        return node.value
    if isinstance(node, cst.Name) and node.value in ("None", "True", "False"):
        return node.value
    return _UNKNOWN


def contradicts(it: Interpreter, test: cst.BaseExpression, truth: bool) -> bool:
    """Whether the outcome that is being walked for rules out that a test comes out so."""
    facts = it.frame.facts
    flag = flag_of(test) if facts else None
    if not facts or flag is None:
        return False
    known = facts.get(flag.key)
    return known is not None and (known is not flag.is_negated) is not truth


def test(it: Interpreter, node: cst.BaseExpression) -> None:
    """A test that may come out either way; raises Retested if its flag has been tested before."""
    frame = it.frame
    facts = frame.facts or {}
    if frame.tested is None or len(facts) >= MAX_FLAGS:
        return
    for leaf in _leaves(node):
        flag = flag_of(leaf)
        if flag is None or flag.key in facts:
            continue
        first = frame.tested.setdefault(flag.key, leaf)
        if first is not leaf and _is_open(it, leaf) and _is_unchanged(it, frame, flag):
            raise Retested(frame, flag)


def _leaves(node: cst.BaseExpression) -> Iterator[cst.BaseExpression]:
    if isinstance(node, cst.BooleanOperation):
        yield from _leaves(node.left)
        yield from _leaves(node.right)
    elif isinstance(node, cst.UnaryOperation) and isinstance(node.operator, cst.Not):
        yield from _leaves(node.expression)
    else:
        yield node


def _is_open(it: Interpreter, leaf: cst.BaseExpression) -> bool:
    with Muted(it):
        return narrowing.truth(it, it.evaluate(leaf)) is None


def _is_unchanged(it: Interpreter, frame: Frame, flag: Flag) -> bool:
    """Whether nothing that the function does, or another method, changes what is tested."""
    assert frame.symbol is not None
    function = frame.symbol.node
    changed = it.changed_in.get(function)
    if changed is None:
        changed = it.changed_in[function] = frozenset(_changed(function))
    parts = flag.key[0].split(".")
    if any(".".join(parts[: end + 1]) in changed for end in range(len(parts))):
        return False
    if len(parts) < 2 or not isinstance(frame.bound, Instance):
        return True
    return not any(
        parts[1] in method.mentions.assigned
        for each in classes.linearize(it, frame.bound.cls)
        if isinstance(each, ClassSymbol)
        for method in each.methods.values()
        if method.name != "__init__"
    )


def _changed(function: cst.CSTNode) -> Iterator[str]:
    """The names and attributes that a function binds."""
    for node in subtree.within([function]):
        if isinstance(node, cst.WithItem):
            target = node.asname.name if node.asname is not None else None
        else:
            target = getattr(node, "target", None)
        if isinstance(target, (cst.Name, cst.Tuple, cst.List)):
            yield from target_names(target)
        elif isinstance(target, cst.Attribute):
            yield dotted_name(target) or ""


def walk(it: Interpreter, body: cst.CSTNode) -> None:
    """Walk a function's body, once for each outcome of the flags that it tests again."""
    frame = it.frame
    names, depth = dict(frame.names), it.heap.depth
    flags = [flag for flag in it.flags.get(body, ()) if _is_open(it, flag.test)]
    while True:
        frame.tested = {}
        try:
            if flags:
                outcomes = product((True, False), repeat=len(flags))
                it.fork([_way(it, body, dict(zip(flags, each, strict=True))) for each in outcomes])
            else:
                it.execute([body])
        except Retested as again:
            if again.frame is not frame:
                raise
            flags.append(again.flag)
            it.flags[body] = (*it.flags.get(body, ()), again.flag)
            while it.heap.depth > depth:
                it.heap.pop()
            it.heap.top().clear()
            _begin_anew(frame, names)
        else:
            own = {key: leaf for key, leaf in frame.tested.items() if _is_own(key)}
            if own:
                it.tested_of_self.setdefault(body, {}).update(own)
            return


def _is_own(key: object) -> bool:
    return isinstance(key, tuple) and key[0].startswith("self.")


def called(it: Interpreter, function: cst.CSTNode, bound: object) -> None:
    """A method of the same object that was called has tested flags of it."""
    frame = it.frame
    if frame.tested is not None and bound is not None and frame.bound == bound:
        tested = it.tested_of_self.get(function)
        if tested:
            frame.tested = {**tested, **frame.tested}


def _begin_anew(frame: Frame, names: Names) -> None:
    frame.names = dict(names)
    frame.alive = True
    frame.facts = None
    frame.iteration = ()
    frame.returns.clear()
    frame.yields.clear()
    frame.exits.clear()
    frame.loops.clear()


def _way(it: Interpreter, body: cst.CSTNode, outcomes: dict[Flag, bool]) -> Callable[[], None]:
    """The walk of a body with the flags decided."""
    frame = it.frame

    def way() -> None:
        frame.facts = {
            flag.key: outcome is not flag.is_negated for flag, outcome in outcomes.items()
        }
        if not all(_suppose(it, flag, truth) for flag, truth in outcomes.items()):
            frame.alive = False
            return
        supposed, exits = dict(it.heap.top()), len(frame.exits)
        it.execute([body])
        # What was only supposed of an attribute is not what the call has made of it.
        for changes in (*frame.exits[exits:], it.heap.top()):
            for key, record in supposed.items():
                if changes.get(key) is record:
                    del changes[key]

    return way


def _suppose(it: Interpreter, flag: Flag, truth: bool) -> bool:
    """Narrow what is tested to an outcome, for all that is called too; False if it cannot be."""
    test = flag.test
    if isinstance(test, (cst.Name, cst.Attribute)):
        value = it.evaluate(test)
        if all(isinstance(one, Scalar) and one.type == "bool" for one in value):
            narrowing.set_place(it, test, constant(truth))
            return True
    return narrowing.assume(it, test, truth)
