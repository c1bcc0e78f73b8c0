"""Keys that are another one in each round of a loop.

`for i in range(len(feats)): feats[i] = self.quant(feats[i])` reads what the list held
before the loop, never what another round stored. So an index or counter of a loop knows
its loop, a container remembers what the present round stored under it, and what it held
when the loop began.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import TYPE_CHECKING

import libcst as cst

from maskqlint.flow import lookups
from maskqlint.flow.heap import Mapping, Sequence, Stored
from maskqlint.flow.values import Constant, Key, Possibility, Scalar, Tensor, Tuple, Unknown, Value
from maskqlint.project.symbols import blocks

if TYPE_CHECKING:
    from maskqlint.flow.interpreter import Interpreter


def begin_loop(it: Interpreter, loop: cst.CSTNode) -> None:
    """A loop is walked anew: other loops may have changed what it reads."""
    walk, _ = it.turns.get(loop, (0, 0))
    it.turns[loop] = (walk + 1, 0)


def begin_round(it: Interpreter, loop: cst.CSTNode) -> None:
    """Another round begins, and with it other keys."""
    walk, number = it.turns[loop]
    it.turns[loop] = (walk, number + 1)


_PLAIN = (Scalar, Unknown)


def keyed(it: Interpreter, item: Value, loop: cst.CSTNode) -> Value:
    """A loop's item whose unknown numbers and names are others in each round."""
    return tuple(_keyed(it, one, loop) for one in item)


def _keyed(it: Interpreter, one: Possibility, loop: cst.CSTNode) -> Possibility:
    if isinstance(one, Scalar) and one.grid is None:
        return replace(one, key=Key(loop))
    if isinstance(one, Unknown):
        return replace(one, key=Key(loop))
    if isinstance(one, Tensor) and one.loc is not None and one.kind == "any":
        return replace(one, loc=it.loc(Key(loop)))  # an input that is iterated may be a dict
    if isinstance(one, Tuple):
        items = tuple(
            keyed(it, item, loop) if all(isinstance(one, _PLAIN) for one in item) else item
            for item in one.items
        )
        return replace(one, items=items)
    return one


def counters(it: Interpreter, loop: cst.For | cst.While) -> Iterator[tuple[str, Value]]:
    """The names that a loop counts up, each with a value that stands for any of its rounds."""
    for name in _augmented([loop.body]):
        value = it.frame.names.get(name, ())
        if value and all(isinstance(one, Constant) and one.type == "int" for one in value):
            yield name, (Scalar(type="int", key=Key(loop, name)),)


def _augmented(pending: list[cst.CSTNode]) -> Iterator[str]:
    while pending:
        node = pending.pop()
        if isinstance(node, (cst.IndentedBlock, cst.SimpleStatementLine, cst.SimpleStatementSuite)):
            pending.extend(node.body)
        elif isinstance(node, cst.AugAssign):
            if isinstance(node.target, cst.Name):
                yield node.target.value
        else:
            pending.extend(blocks(node))


def _key(value: Value) -> Key | None:
    if len(value) != 1:
        return None
    one = value[0]
    if isinstance(one, (Scalar, Unknown)):
        return one.key
    if isinstance(one, Tensor) and one.loc is not None and isinstance(one.loc.node, Key):
        return one.loc.node
    return None


def stored(it: Interpreter, held: Sequence | Mapping, at: Value, value: Value) -> Stored | None:
    """What a container remembers when a value is stored in it under a loop's key."""
    key = _key(at)
    if key is None:
        return None
    turn, last = it.turns[key.loop], held.stored
    is_this_walk = last is not None and last.key == key and last.turn[0] == turn[0]
    if last is not None and is_this_walk:
        before = last.before
    else:
        before = lookups.found(held, at) if isinstance(held, Mapping) else held.any
    return Stored(key, value, before, turn)


def read(it: Interpreter, held: Sequence | Mapping, at: Value) -> Value | None:
    """What stands under a loop's key in the present round; None if nobody can tell."""
    last, key = held.stored, _key(at)
    if last is None or key is None or last.key != key:
        return None
    turn = it.turns[key.loop]
    if last.turn[0] != turn[0]:
        return None
    return (last.value if last.turn == turn else last.before) or None
