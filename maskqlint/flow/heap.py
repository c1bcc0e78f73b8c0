"""Where objects, lists and dicts live: a stack of layers over a base.

A branch or a call writes into a layer of its own. When the ways meet, what the
layers hold is united; when a call ends, its layer is what the call changed, and
what it read from below is what its summary depends on.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import field, replace

from maskqlint.flow.values import Loc, Value, union
from maskqlint.late_dataclass import dataclass

Key = tuple[Loc, str]


@dataclass(frozen=True, slots=True)
class Stored:
    """What the last round of a loop stored under a key that is another one in each round.

    Attributes:
        before: what the container held when the loop began, which is what the other
            keys still hold.
        turn: which walk of the loop, and which round of it.
    """

    key: object
    value: Value
    before: Value
    turn: tuple[int, int] = field(compare=False)


@dataclass(frozen=True, slots=True)
class Sequence:
    """What a list holds: the items in order, and what else may be in it (`rest`)."""

    items: tuple[Value, ...] = ()
    rest: Value = ()
    stored: Stored | None = None

    @property
    def any(self) -> Value:
        """Any of the elements."""
        return union((*self.items, self.rest))


@dataclass(frozen=True, slots=True)
class Mapping:
    """What a dict holds: values by constant key, and by a key that is not known (`rest`).

    Under some constants, less than `rest` may stand: `without` has them.
    """

    items: tuple[tuple[object, Value], ...] = ()
    rest: Value = ()
    stored: Stored | None = None
    without: tuple[tuple[object, Value], ...] = ()

    def get(self, key: object) -> Value | None:
        """The value of a constant key."""
        for known, value in self.items:
            if known == key and type(known) is type(key):
                return value
        return None

    def put(self, key: object, value: Value) -> Mapping:
        """The dict after `d[key] = value`."""
        if self.get(key) is None:
            return replace(self, items=(*self.items, (key, value)))
        return replace(
            self, items=tuple((known, value if known == key else old) for known, old in self.items)
        )

    def rest_at(self, key: object) -> Value:
        """What was stored under a key that is not known, if it may have been this one."""
        for known, value in self.without:
            if known == key:
                return value
        return self.rest

    def spread(self, value: Value, never: tuple[object, ...] = ()) -> Mapping:
        """The dict after `d[key] = value` with a key that is not known, but none of `never`."""
        keys = dict.fromkeys((*(known for known, _ in self.without), *never))
        without = tuple(
            (key, self.rest_at(key) if key in never else union((self.rest_at(key), value)))
            for key in keys
        )
        return replace(self, rest=union((self.rest, value)), without=without)

    def updated(self, other: Mapping) -> Mapping:
        """The dict after `d.update(other)`."""
        keys = dict.fromkeys(key for key, _ in (*self.without, *other.without))
        without = tuple((key, union((self.rest_at(key), other.rest_at(key)))) for key in keys)
        result = replace(self, rest=union((self.rest, other.rest)), without=without)
        for key, value in other.items:
            result = result.put(key, value)
        return result

    @property
    def any(self) -> Value:
        """Any of the values."""
        return union((*(value for _, value in self.items), self.rest))


Record = Sequence | Mapping | Value
"""What the heap holds under a key: a list's or dict's content, or an attribute's value."""

MAX_ITEMS = 64
"""How many items of a list or dict are told apart; a longer one is summarized."""


def join(left: Record | None, right: Record | None) -> Record:
    """Unite what a key holds on two ways."""
    if left is None or right is None or left is right or left == right:
        result = right if left is None else left
        assert result is not None
        return result
    if isinstance(left, Sequence) and isinstance(right, Sequence):
        stored = _join_stored(left, right)
        if len(left.items) == len(right.items):
            items = tuple(union(pair) for pair in zip(left.items, right.items, strict=True))
            return Sequence(items, union((left.rest, right.rest)), stored)
        return Sequence((), union((left.any, right.any)), stored)
    if isinstance(left, Mapping) and isinstance(right, Mapping):
        result_map = left
        for key, value in right.items:
            result_map = result_map.put(key, union((left.get(key) or (), value)))
        rest = union((left.rest, right.rest))
        keys = dict.fromkeys(key for key, _ in (*left.without, *right.without))
        without = tuple((key, union((left.rest_at(key), right.rest_at(key)))) for key in keys)
        return Mapping(result_map.items, rest, _join_stored(left, right), without)
    if isinstance(left, tuple) and isinstance(right, tuple):
        return union((left, right))
    return left


def _join_stored(left: Sequence | Mapping, right: Sequence | Mapping) -> Stored | None:
    a, b = left.stored, right.stored
    if a is None or b is None:
        one, other = (b, left) if a is None else (a, right)
        # On the way that stored nothing, the key holds what it held before.
        return replace(one, value=union((one.value, other.any))) if one is not None else None
    if a.key != b.key or a.turn[0] != b.turn[0]:
        return a if a.turn >= b.turn else b
    if a.turn != b.turn:
        return a if a.turn > b.turn else b
    return Stored(a.key, union((a.value, b.value)), union((a.before, b.before)), a.turn)


class Heap:
    """The layers; the last one is written to."""

    def __init__(self) -> None:
        self._layers: list[dict[Key, Record]] = [{}]
        self._reads: list[dict[Key, Record | None]] = [{}]
        self._tracking: list[int] = []

    @property
    def depth(self) -> int:
        """How many layers there are."""
        return len(self._layers)

    def get(self, key: Key) -> Record | None:
        """What a key holds now, or None."""
        layers = self._layers
        index = len(layers) - 1
        found: Record | None = None
        while index >= 0:
            found = layers[index].get(key)
            if found is not None:
                break
            index -= 1
        # Every tracking layer above the one that holds it has depended on it.
        for level in self._tracking:
            if level > index and key not in (reads := self._reads[level]):
                reads[key] = found
        return found

    def set(self, key: Key, record: Record) -> None:
        """Overwrite what a key holds."""
        self._layers[-1][key] = record

    def top(self) -> dict[Key, Record]:
        """What the last layer holds."""
        return self._layers[-1]

    def push(self, *, tracking: bool = False) -> int:
        """Begin a layer; returns its index."""
        self._layers.append({})
        self._reads.append({})
        if tracking:
            self._tracking.append(len(self._layers) - 1)
        return len(self._layers) - 1

    def pop(self) -> tuple[dict[Key, Record], dict[Key, Record | None]]:
        """End the last layer without keeping it: what it wrote and what it read from below."""
        if self._tracking and self._tracking[-1] == len(self._layers) - 1:
            self._tracking.pop()
        return self._layers.pop(), self._reads.pop()

    @contextmanager
    def at_base(self) -> Iterator[None]:
        """Write below all layers: what a module's top level makes is there on every way."""
        kept = self._layers, self._reads, self._tracking
        self._layers, self._reads, self._tracking = kept[0][:1], kept[1][:1], []
        try:
            yield
        finally:
            self._layers, self._reads, self._tracking = kept

    def items(self) -> list[tuple[Key, Record]]:
        """Everything that is held now."""
        return list(self.flatten(0).items())

    def flatten(self, since: int) -> dict[Key, Record]:
        """What the layers from index `since` on hold together."""
        result: dict[Key, Record] = {}
        for layer in self._layers[since:]:
            result.update(layer)
        return result

    def apply(self, changes: dict[Key, Record]) -> None:
        """Write all changes into the last layer."""
        self._layers[-1].update(changes)

    def apply_joined(self, ways: list[dict[Key, Record]]) -> None:
        """Write what several ways changed; a key that one way left alone keeps its old content too."""
        if not ways:
            return
        if len(ways) == 1:
            self.apply(ways[0])
            return
        keys = dict.fromkeys(key for way in ways for key in way)
        for key in keys:
            result: Record | None = None
            for way in ways:
                record = way.get(key)
                if record is None:
                    record = self.get(key)
                if record is not None:
                    result = join(result, record)
            if result is not None:
                self.set(key, result)
