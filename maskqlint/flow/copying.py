"""copy.copy and copy.deepcopy: an object of its own, of which the original learns nothing."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import libcst as cst

from maskqlint.flow import containers
from maskqlint.flow.heap import Mapping, Record, Sequence
from maskqlint.flow.interpreter import Arguments
from maskqlint.flow.values import (
    NOTHING,
    DictRef,
    Functional,
    Instance,
    Layer,
    ListRef,
    Loc,
    Possibility,
    Stub,
    Tensor,
    Tuple,
    Value,
    union,
)

if TYPE_CHECKING:
    from maskqlint.flow.interpreter import Interpreter

_MODULES = (Stub, Layer, Functional)
"""What a shallow copy shares its parameters with, and so is the same as."""


def shallow(it: Interpreter, args: Arguments, node: cst.CSTNode) -> Value:
    """copy.copy: another object that holds the same things."""
    copy = _Copy(it, node)
    return union(
        (one,) if isinstance(one, (Tuple, *_MODULES)) else (copy.one(one),) for one in args.first
    )


def deep(it: Interpreter, args: Arguments, node: cst.CSTNode) -> Value:
    """copy.deepcopy: another object that holds copies, too."""
    return _Copy(it, node, is_deep=True).value(args.first)


class _Copy:
    """One copy that is being made; what it holds twice is copied once."""

    def __init__(self, it: Interpreter, node: cst.CSTNode, *, is_deep: bool = False) -> None:
        self._it, self._node, self._is_deep = it, node, is_deep
        self._made: dict[Loc, Loc] = {}
        self._names: dict[Loc, list[str]] = {}
        for loc, name in it.heap.flatten(0):
            self._names.setdefault(loc, []).append(name)

    def value(self, value: Value) -> Value:
        return tuple(self.one(one) for one in value)

    def one(self, one: Possibility) -> Possibility:
        if isinstance(one, Tuple):
            return replace(one, items=tuple(self.value(item) for item in one.items))
        if isinstance(one, (ListRef, DictRef, Instance, *_MODULES)):
            return replace(one, loc=self._loc(one.loc))
        if isinstance(one, Tensor) and one.loc is not None:
            return replace(one, loc=self._loc(one.loc))
        return one

    def _loc(self, loc: Loc) -> Loc:
        place = ("copy", self._node, loc)
        if isinstance(loc.node, tuple) and loc.node[:2] == place[:2]:
            return loc  # a loop that copies its own copy: all of them are one
        made = self._made.get(loc)
        if made is None:
            made = self._made[loc] = self._it.loc(place)
            for name in self._names.get(made, ()):
                self._it.write((made, name), NOTHING)  # of the last round's copy
            for holder in dict.fromkeys((loc.base, loc)):
                for name in self._names.get(holder, ()):
                    record = self._it.heap.get((holder, name))
                    if isinstance(record, tuple) and holder is not loc:
                        record = containers.picked(record, loc.key)
                    if record is not None:
                        self._it.write((made, name), self._record(record))
        return made

    def _record(self, record: Record) -> Record:
        if not self._is_deep:
            return record
        if isinstance(record, Sequence):
            items = tuple(self.value(each) for each in record.items)
            return Sequence(items, self.value(record.rest))
        if isinstance(record, Mapping):
            entries = tuple((key, self.value(each)) for key, each in record.items)
            return Mapping(entries, self.value(record.rest))
        return self.value(record)
