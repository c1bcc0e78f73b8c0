"""One chip: the phase it is in, the scales it has observed, and what went wrong on it.

Activations are rounded, weights are not: what is looked for comes from activations alone.
"""

from __future__ import annotations

import enum
import sys
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import NamedTuple

import torch

FEW_STEPS = 1.5
"""Data of which no more steps than these are left is lost."""
FAR = 1e3
"""How many times larger than what is small among the values a fill or an outlier is."""


class Phase(enum.Enum):
    """What stubs do.

    FLOAT: nothing. CALIBRATION: values stay what they are, observers see them, and quantized
    ones are told from plain ones. FAKE_QUANT: values are rounded to what was observed.
    """

    FLOAT = "float"
    CALIBRATION = "calibration"
    FAKE_QUANT = "fake quant"


class Key(NamedTuple):
    """The place of an operator, and which of its calls there it is."""

    path: str
    row: int
    operator: str
    number: int


@dataclass(frozen=True)
class Fault:
    """What went wrong, and where.

    Kinds: `differs` (a bool or an integer is another one than in float), `operand` (of
    arithmetic, and not quantized), `float` (the same, but no mask), `raises` (not implemented),
    `dtype` (a stub's operand is no float), `condition` (not bool), `part`
    (a mask cut from what its stub returned, and too coarse), `mask` (too coarse behind its
    stub), `packed` (the same with a column of what a stub is called on), `data` (nothing but
    a few steps are left of what a stub is called on).
    """

    kind: str
    path: str
    row: int
    text: str


@dataclass
class Record:
    """An answer that rounding must not change.

    Attributes:
        value: bools or integers.
        excused: where another answer is no more than rounding costs anywhere.
    """

    value: torch.Tensor
    excused: torch.Tensor | None = None


@dataclass
class Seen:
    """What an observer saw.

    Attributes:
        largest: the largest absolute value.
        ordinary: the same of what stands beside masks, fills and outliers.
    """

    largest: float = 0.0
    ordinary: float = 0.0

    def see(self, value: torch.Tensor) -> None:
        """Observe a tensor; nan is no value, an infinity is one."""
        sizes = value.detach().abs().flatten()
        sizes = sizes[torch.logical_not(torch.isnan(sizes))]
        if not sizes.numel():
            return
        self.largest = max(self.largest, float(sizes.max()))
        sizes = sizes[torch.logical_and(sizes > 0, torch.isfinite(sizes))]
        if not sizes.numel():
            return
        largest, smallest = float(sizes.max()), float(sizes.min())
        if largest > FAR * smallest:
            low = max(float(sizes.kthvalue(1 + sizes.numel() // 10).values), 1e-6)
            largest = float(sizes[sizes <= FAR * low].max())
        if largest > smallest:
            self.ordinary = max(self.ordinary, largest)


@dataclass
class Chip:
    """A chip of one width of activations.

    Attributes:
        bits: 8 or 16.
        is_strict: raise where an operator is not implemented, as the chip's plugin does.
        paths: the files whose rows the faults are told by.
    """

    bits: int = 8
    is_strict: bool = False
    paths: frozenset[str] = frozenset()
    phase: Phase = Phase.FLOAT
    faults: list[Fault] = field(default_factory=list)
    records: dict[Key, Record] = field(default_factory=dict)
    seen: dict[object, Seen] = field(default_factory=dict)
    _calls: Counter[tuple[str, int, str]] = field(default_factory=Counter)

    @property
    def half(self) -> float:
        """Half the number of steps: 127.5 for int8."""
        return ((1 << self.bits) - 1) / 2

    @contextmanager
    def in_phase(self, phase: Phase) -> Iterator[None]:
        """Run one forward in a phase."""
        before, self.phase = self.phase, phase
        self._calls.clear()
        self.records = {}
        try:
            yield
        finally:
            self.phase = before

    # -- places

    def here(self) -> tuple[str, int]:
        """The file and row of the model's code that is being run."""
        frame = sys._getframe(1)
        while frame is not None:
            if frame.f_code.co_filename in self.paths:
                return frame.f_code.co_filename, frame.f_lineno
            if frame.f_back is None:
                break
            frame = frame.f_back
        return "", 0

    def key(self, operator: str) -> Key:
        """A key for this call of an operator; the same in every phase."""
        path, row = self.here()
        self._calls[path, row, operator] += 1
        return Key(path, row, operator, self._calls[path, row, operator])

    def fault(self, kind: str, text: str) -> None:
        """Something goes wrong here."""
        path, row = self.here()
        fault = Fault(kind, path, row, text)
        if fault not in self.faults:
            self.faults.append(fault)
        if self.is_strict and kind == "raises":
            raise NotImplementedError(text)

    def record(self, key: Key, record: Record) -> None:
        """Keep what an operator gave, to be compared between the phases."""
        self.records[key] = record

    # -- rounding

    def scale(self, key: object, value: torch.Tensor, literal: float | None = None) -> float:
        """The scale of a stub or of an operator's output; observers see the value."""
        if literal is not None:
            return literal
        seen = self.seen.setdefault(key, Seen())
        if self.phase is Phase.CALIBRATION:
            seen.see(value)
        # An observer that saw nothing but zeros has a step all the same.
        scale = max(seen.largest, 1e-12) / self.half
        is_lost = 0 < seen.ordinary < FEW_STEPS * scale or seen.largest == float("inf")
        if self.phase is Phase.FAKE_QUANT and is_lost:
            self.fault("data", "what is ordinary comes to a few steps")
        return scale

    def rounded(self, value: torch.Tensor, scale: float) -> torch.Tensor:
        """`clamp(round(x / s), qmin, qmax) * s` in float32, where the phase rounds; nan becomes 0."""
        if self.phase is not Phase.FAKE_QUANT:
            return value
        step = torch.tensor(scale, dtype=torch.float32)
        low, high = -(2 ** (self.bits - 1)), 2 ** (self.bits - 1) - 1
        if torch.isinf(step):  # an infinity was observed: nothing is left
            return torch.full_like(value, float("nan"))
        codes = torch.nan_to_num(torch.round(value.float() / step), 0.0, 3e38, -3e38)
        return codes.clamp(low, high) * step
