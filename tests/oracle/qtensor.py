"""Tensors that are told from plain ones: quantized, dequantized, and the answers they give.

In the phase FLOAT there are none of them: the model runs on torch as it is.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

import torch

from tests.oracle.answers import plain
from tests.oracle.chip import Chip
from tests.oracle.operators import name_of

_UNCHANGED = frozenset(["repr", "format", "get", "hash", "set", "delitem", "iter"])


@dataclass(frozen=True)
class Mark:
    """What a tensor is known for.

    Attributes:
        raw: of what a stub returned whole, or a view of it, what went into the stub.
        is_made: an operator made it, so that its values are near to what they are in float.
    """

    chip: Chip
    scale: float = 0.0
    raw: torch.Tensor | None = None
    is_made: bool = False


class Watched(torch.Tensor):
    """A tensor whose operators are looked at."""

    mark: Mark

    @classmethod
    def __torch_function__(
        cls,
        function: Callable[..., Any],
        types: Iterable[type],
        args: tuple[Any, ...] = (),
        kwargs: Mapping[str, Any] | None = None,
    ) -> Any:
        del types
        keywords = dict(kwargs or {})
        found = list(watched_in((args, keywords)))
        quantized = [each for each in found if isinstance(each, QTensor)]
        rounded = [each for each in found if isinstance(each, Rounded)]
        name = name_of(function)
        if name in _UNCHANGED:
            return _keep(function(*plain_all(args), **plain_all(keywords)), found[0])
        # These know this module's classes.
        from tests.oracle.quantized import Quantized
        from tests.oracle.questions import on_answers, on_rounded

        if quantized:
            return Quantized(quantized[0], name, function, args, keywords).run()
        if rounded:
            return on_rounded(rounded[0], name, function, args, keywords)
        return on_answers(found[0], name, function, args, keywords)


class QTensor(Watched):
    """What a stub returns, and what operators make of it."""

    @property
    def scale(self) -> torch.Tensor:
        """The scale of all its values."""
        return torch.tensor([self.mark.scale])

    def dequantize(self) -> torch.Tensor:
        """A float tensor with the same values, which stay on the grid."""
        return marked(plain(self), Rounded, self.mark)


class Rounded(Watched):
    """A float tensor on a grid: what DeQuantStub returns."""


class Verdict(Watched):
    """A bool that a QTensor gave: torch cannot branch on it while a model is prepared."""


def marked(value: torch.Tensor, cls: type[Watched], mark: Mark) -> Watched:
    """The same tensor as one that is looked at."""
    result: Watched = value.as_subclass(cls)
    result.mark = mark
    return result


def plain_all(value: Any) -> Any:
    """A value with plain tensors in the place of those that are looked at."""
    if isinstance(value, Watched):
        return plain(value)
    if isinstance(value, tuple) and hasattr(value, "_fields"):
        return type(value)(*map(plain_all, value))
    if isinstance(value, (list, tuple)):
        return type(value)(plain_all(each) for each in value)
    if isinstance(value, dict):
        return {key: plain_all(each) for key, each in value.items()}
    return value


def watched_in(value: Any) -> Iterator[Watched]:
    """The tensors in an operator's arguments that are looked at."""
    if isinstance(value, Watched):
        yield value
    elif isinstance(value, (list, tuple)):
        for each in value:
            yield from watched_in(each)
    elif isinstance(value, dict):
        yield from watched_in(list(value.values()))


def tensors_in(value: Any) -> Iterator[torch.Tensor]:
    """All tensors in an operator's arguments or result."""
    if isinstance(value, torch.Tensor):
        yield value
    elif isinstance(value, (list, tuple)):
        for each in value:
            yield from tensors_in(each)


def _keep(result: Any, like: Watched) -> Any:
    """A property's value (`.data`, `.T`), still looked at."""
    if isinstance(result, torch.Tensor) and result.dtype == plain(like).dtype:
        return marked(result, type(like), like.mark)
    return result


def each_tensor(result: Any, make: Callable[[torch.Tensor], Any]) -> Any:
    """All tensors of a result made into something else; named tuples of torch become tuples."""
    if isinstance(result, torch.Tensor):
        return make(result)
    if isinstance(result, (list, tuple)):
        made = [each_tensor(each, make) for each in result]
        return made if isinstance(result, list) else _named(result, made)
    return result


def _named(like: tuple[Any, ...], values: list[Any]) -> tuple[Any, ...]:
    names = [name for name in ("values", "indices") if hasattr(like, name)]
    if len(names) != len(values) or not names:
        return tuple(values)
    from collections import namedtuple

    picked: tuple[Any, ...] = namedtuple("Picked", names)(*values)
    return picked
