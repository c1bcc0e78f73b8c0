"""Dataclasses whose methods are compiled when they are first used.

`dataclasses.dataclass` compiles six methods for each class while it is imported. With some
hundred classes that is a sixth of a short run, and most of these classes are never made in it.
The decorator here takes the same options and leaves the same fields; type checkers see the
original. What nothing here needs it does not know: `__post_init__`, `InitVar`, `kw_only`.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from dataclasses import dataclass as dataclass
else:

    def dataclass(
        *, frozen: bool = False, slots: bool = False, eq: bool = True, order: bool = False
    ) -> Callable[[type], type]:
        """As `dataclasses.dataclass`; a frozen class has to have slots."""

        def decorate(plain: type) -> type:
            own = plain.__dict__
            wanted = ["__init__", "__repr__"]
            if eq:
                wanted.append("__eq__")
            if eq and frozen:
                wanted.append("__hash__")
            if order:
                wanted += _ORDER
            # A class with an `__eq__` of its own has None for its `__hash__`.
            wanted = [name for name in wanted if own.get(name) is None]
            cls = _with_fields(plain, init=False, repr=False, eq=False, slots=slots)
            for name in wanted:
                setattr(cls, name, _late(cls, name, frozen))
            if eq and not frozen and "__hash__" not in own:
                cls.__hash__ = None
            if frozen:
                cls.__setattr__, cls.__delattr__ = _refuse_to_set, _refuse_to_delete
                cls.__getstate__, cls.__setstate__ = _state, _set_state
            return cls

        return decorate


_ORDER = ("__lt__", "__le__", "__gt__", "__ge__")
_SIGNS = {"__eq__": "==", "__lt__": "<", "__le__": "<=", "__gt__": ">", "__ge__": ">="}


def _with_fields(plain: type, **options: bool) -> type:
    return dataclasses.dataclass(**options)(plain)


def _late(cls: type, name: str, frozen: bool) -> Callable[..., Any]:
    """A method that compiles its own successor."""

    def method(self: object, *arguments: Any, **keywords: Any) -> Any:
        compiled = _compiled(cls, name, frozen)
        setattr(cls, name, compiled)
        return compiled(self, *arguments, **keywords)

    return method


def _compiled(cls: type, name: str, frozen: bool) -> Callable[..., Any]:
    names: dict[str, Any] = {"__name__": cls.__module__}
    if name == "__init__":
        lines = list(_init(cls, names, frozen))
    elif name == "__repr__":
        lines = list(_repr(cls))
    elif name == "__hash__":
        lines = list(_hash(cls))
    else:
        lines = list(_comparison(cls, name))
    exec("\n".join(lines), names)
    method: Callable[..., Any] = names[name]
    method.__qualname__ = f"{cls.__qualname__}.{name}"
    return method


def _init(cls: Any, names: dict[str, Any], frozen: bool) -> Iterator[str]:
    names["_MADE"] = object()
    parameters, body = [], []
    for field in dataclasses.fields(cls):
        name, value, default = field.name, field.name, ""
        if field.default_factory is not dataclasses.MISSING:
            names[f"_make_{name}"] = field.default_factory
            made = f"_make_{name}()"
            default, value = "=_MADE", f"{made} if {name} is _MADE else {name}"
            if not field.init:
                value = made
        elif field.default is not dataclasses.MISSING:
            names[f"_default_{name}"] = field.default
            default = f"=_default_{name}"
            if not field.init:
                value = f"_default_{name}"
        elif not field.init:
            continue
        if field.init:
            parameters.append(f", {name}{default}")
        if frozen:
            # The slot's own setter, as `__setattr__` refuses.
            names[f"_set_{name}"] = getattr(cls, name).__set__
            body.append(f"  _set_{name}(self, {value})")
        else:
            body.append(f"  self.{name} = {value}")
    yield f"def __init__(self{''.join(parameters)}):"
    yield from body or ["  pass"]


def _repr(cls: Any) -> Iterator[str]:
    shown = ", ".join(f"{f.name}={{self.{f.name}!r}}" for f in dataclasses.fields(cls) if f.repr)
    yield "def __repr__(self):"
    yield f"  return f'{{self.__class__.__qualname__}}({shown})'"


def _comparison(cls: Any, name: str) -> Iterator[str]:
    yield f"def {name}(self, other):"
    yield "  if other.__class__ is not self.__class__: return NotImplemented"
    compared = [field.name for field in dataclasses.fields(cls) if field.compare]
    yield f"  return {_tuple('self', compared)} {_SIGNS[name]} {_tuple('other', compared)}"


def _hash(cls: Any) -> Iterator[str]:
    hashed = [f.name for f in dataclasses.fields(cls) if (f.compare if f.hash is None else f.hash)]
    yield "def __hash__(self):"
    yield f"  return hash({_tuple('self', hashed)})"


def _tuple(owner: str, names: list[str]) -> str:
    return f"({''.join(f'{owner}.{name}, ' for name in names)})"


def _refuse_to_set(self: object, name: str, value: object) -> None:
    raise dataclasses.FrozenInstanceError(f"cannot assign to field {name!r}")


def _refuse_to_delete(self: object, name: str) -> None:
    raise dataclasses.FrozenInstanceError(f"cannot delete field {name!r}")


def _state(self: Any) -> list[Any]:
    return [getattr(self, field.name) for field in dataclasses.fields(self)]


def _set_state(self: Any, state: list[Any]) -> None:
    for field, value in zip(dataclasses.fields(self), state, strict=True):
        object.__setattr__(self, field.name, value)
