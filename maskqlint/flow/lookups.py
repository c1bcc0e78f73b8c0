"""What a dict holds, and what is found in it under a key that is known, or not."""

from __future__ import annotations

from typing import TYPE_CHECKING

from maskqlint.flow import containers, inputs, keys
from maskqlint.flow.heap import Mapping, Record, join
from maskqlint.flow.values import (
    UNKNOWN,
    Constant,
    DictRef,
    Possibility,
    Tensor,
    Value,
    tensors,
    union,
)

if TYPE_CHECKING:
    from maskqlint.flow.interpreter import Interpreter


def content(it: Interpreter, value: Value) -> Mapping:
    """What a dict holds, or pairs of keys and values."""
    result: Record | None = None
    for one in value:
        result = join(result, _content(it, one))
    return result if isinstance(result, Mapping) else Mapping((), UNKNOWN)


def _content(it: Interpreter, one: Possibility) -> Mapping:
    if isinstance(one, DictRef):
        return containers.mapping(it, one)
    if isinstance(one, Tensor) and inputs.is_open(one):
        return inputs.content(it, one)
    pairs = containers.pairs(it, (one,))
    if pairs is None:
        return Mapping((), containers.values_of(it, (one,)))
    return Mapping().updated(Mapping(tuple(dict(pairs).items())))


def stored(held: Mapping, key: Value, value: Value) -> Mapping:
    """The dict after `d[key] = value`."""
    known = containers.constant_key(key)
    if known is not None:
        return held.put(known.value, value)
    return held.spread(value, keys.never(key))


def found(held: Mapping, key: Value) -> Value:
    """What stands under a key; empty if nothing does."""
    if key and all(isinstance(one, Constant) for one in key):
        return union(_under(held, one.value) for one in key if isinstance(one, Constant))
    never = keys.never(key)
    values = [value for known, value in held.items if known not in never]
    every = [*values, held.rest] if held.rest else values
    masks = [value for value in every if _is_mask(value)]
    if len(masks) < len(every):
        # Names that only the configuration tells need not be those of the masks beside them.
        every = [value for value in every if value not in masks]
    return containers.picked(union(every), None)


def _under(held: Mapping, key: object) -> Value:
    known = held.get(key)
    return known if known is not None else containers.picked(held.rest_at(key), key)


def _is_mask(value: Value) -> bool:
    """Whether all that stands under a key is a mask or integers."""
    every = tensors(value)
    return bool(every) and all(one.is_mask or one.kind == "int" for one in every)
