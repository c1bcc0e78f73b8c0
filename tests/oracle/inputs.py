"""Random inputs of the kinds that models take, in three ranges; `inputs.txt` says which model takes which."""

from __future__ import annotations

import os
from collections.abc import Callable
from dataclasses import dataclass
from types import SimpleNamespace
from typing import Any

import torch

from tests.oracle.models import Call

_TABLE = os.path.join(os.path.dirname(__file__), "inputs.txt")
USUAL, HUGE, SMALL = "usual", "huge", "small"
LARGEST = {USUAL: 60.5, HUGE: 70000.0, SMALL: 0.0075}
"""The report's largest values: in its first example, and of its two extremes."""


class Inputs:
    """Makes inputs from a seed.

    Attributes:
        reach: how large data gets; see LARGEST.
        is_finite: leave the gaps out: what calibration sees.
    """

    def __init__(self, seed: int, reach: str = USUAL, *, is_finite: bool = False) -> None:
        self.random = torch.Generator().manual_seed(seed)
        self.reach = reach
        self.is_finite = is_finite

    def data(self, *shape: int) -> torch.Tensor:
        """Continuous values; one of them is the largest of the range."""
        values = torch.randn(shape, generator=self.random)
        if self.reach == SMALL:
            return (values * 0.002).clamp(-LARGEST[SMALL], LARGEST[SMALL])
        flat = values.flatten()
        flat[self._any(len(flat))] = LARGEST[self.reach]
        return flat.view(shape)

    def modest(self, *shape: int) -> torch.Tensor:
        """Data from -3 to 3, or in the small range."""
        if self.reach == SMALL:
            return self.data(*shape)
        return torch.randn(shape, generator=self.random).clamp(-3, 3)

    def around(self, *shape: int, at: float = 1.0) -> torch.Tensor:
        """Data of which a good part is exactly `at`."""
        values = self.data(*shape)
        return torch.where(torch.rand(shape, generator=self.random) < 0.3, at, values)

    def unit(self, *shape: int) -> torch.Tensor:
        """Values from 0 to 1."""
        return torch.rand(shape, generator=self.random)

    def flags(self, *shape: int) -> torch.Tensor:
        """0.0 and 1.0, and both."""
        return self.bools(*shape).float()

    def bools(self, *shape: int) -> torch.Tensor:
        """False and True, and both."""
        values = torch.rand(shape, generator=self.random) < 0.5
        flat = values.flatten()
        flat[-2:] = torch.tensor([True, False])[: len(flat)]
        return flat.view(shape)

    def whole(self, *shape: int, low: int = 0, high: int = 9) -> torch.Tensor:
        """Whole numbers as floats, both ends included."""
        return self.ints(*shape, low=low, high=high).float()

    def ints(self, *shape: int, low: int = 0, high: int = 9) -> torch.Tensor:
        """Integers, both ends included."""
        values = torch.randint(low, high + 1, shape, generator=self.random)
        flat = values.flatten()
        flat[-2:] = torch.tensor([low, high])[: len(flat)]
        return flat.view(shape)

    def gaps(self, *shape: int) -> torch.Tensor:
        """Data with nan and infinities in it."""
        values = self.data(*shape).flatten()
        if not self.is_finite:
            for odd in (float("nan"), float("inf"), float("-inf")):
                values[self._any(len(values))] = odd
        return values.view(shape)

    def packed(self, *shape: int, dim: int = -1, flags: int = 1) -> torch.Tensor:
        """Data whose last columns are masks."""
        values = self.data(*shape)
        values.narrow(dim, shape[dim] - flags, flags).copy_(
            self.flags(*values.narrow(dim, 0, flags).shape)
        )
        if self.reach != SMALL:  # the largest value may have stood in a mask's column
            values.narrow(dim, 0, 1).flatten()[0:1].fill_(LARGEST[self.reach])
            first = values[tuple(slice(0, 1) for _ in shape)]
            first.fill_(LARGEST[self.reach])
        return values

    def record(self, **fields: Any) -> SimpleNamespace:
        """An object with attributes."""
        return SimpleNamespace(**fields)

    def _any(self, size: int) -> int:
        return int(torch.randint(0, size, (1,), generator=self.random))


def _first(make: Callable[[], Any]) -> Any:
    """The first parameters that a model makes: models are made with this seed."""
    with torch.random.fork_rng(), torch.no_grad():
        torch.default_generator.manual_seed(0)
        return make()


@dataclass(frozen=True)
class Line:
    """How a model is made, and the expressions of what it is called on.

    Attributes:
        known: kinds of faults that come from the inputs and are not looked for.
    """

    make: str
    arguments: str
    known: tuple[str, ...] = ()

    def call(self, inputs: Inputs) -> Call:
        """Arguments and keywords from a seed."""
        names = {name: getattr(inputs, name) for name in dir(inputs) if not name.startswith("_")}
        names |= {"call": lambda *args, **kwargs: (args, kwargs), "torch": torch, "first": _first}
        made: Call = eval(f"call({self.arguments})", names)
        return made


def lines() -> dict[str, Line]:
    """The table, by the names of programs."""
    found: dict[str, Line] = {}
    with open(_TABLE, encoding="utf-8") as file:
        for row in file:
            text = row.partition("#")[0].strip()
            if text:
                head, arguments, *known = (part.strip() for part in text.split(" | "))
                name, _, make = head.partition(" ")
                assert name not in found, name
                found[name] = Line(make, arguments, tuple(known))
    return found
