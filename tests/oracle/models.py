"""A model loaded from source text and run on a chip, phase after phase."""

from __future__ import annotations

import copy
import importlib
import os
import sys
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from typing import Any
from unittest import mock

import torch

from tests.oracle.chip import Chip, Fault, Key, Phase, Record
from tests.oracle.stand_ins import stand_ins

Call = tuple[tuple[Any, ...], dict[str, Any]]
"""What a model is called on: arguments and keywords."""


@dataclass(frozen=True)
class Program:
    """Files on disk, and what makes the model of them.

    Attributes:
        folder: where the files are.
        roots: directories that imports start from, relative to it.
        module: the module that holds the model's class.
        make: an expression in that module's names.
    """

    folder: str
    roots: tuple[str, ...]
    module: str
    make: str

    def files(self) -> list[str]:
        """All Python files."""
        return sorted(
            os.path.join(directory, name)
            for directory, _, names in os.walk(self.folder)
            for name in names
            if name.endswith(".py")
        )


@contextmanager
def loaded(program: Program, chip: Chip) -> Iterator[torch.nn.Module]:
    """The model of a program, with the chip's stubs in it."""
    roots = [os.path.normpath(os.path.join(program.folder, root)) for root in program.roots]
    before, path, written = set(sys.modules), list(sys.path), sys.dont_write_bytecode
    chip.paths = frozenset(program.files())
    sys.path[:0] = roots
    sys.dont_write_bytecode = True
    importlib.invalidate_caches()
    try:
        with stand_ins(chip):
            module = importlib.import_module(program.module)
            torch.default_generator.manual_seed(0)
            model = eval(program.make, dict(vars(module)))
            if hasattr(model, "set_qconfig"):
                model.set_qconfig()
            yield model.eval()
    finally:
        sys.path[:], sys.dont_write_bytecode = path, written
        for name in set(sys.modules) - before:
            file = getattr(sys.modules[name], "__file__", None) or ""
            if file.startswith(program.folder) or not file:
                del sys.modules[name]


def run(model: torch.nn.Module, call: Call) -> Any:
    """One forward on copies of the inputs, with torch's generator as it was in every other phase."""
    torch.default_generator.manual_seed(1)
    args, kwargs = copy.deepcopy(call)
    with torch.no_grad():
        return model(*args, **kwargs)


@contextmanager
def any_condition() -> Iterator[None]:
    """Let `masked_fill` and `where` take conditions of other kinds, as torch once did."""

    def patched(function: Callable[..., Any], place: int) -> Callable[..., Any]:
        def with_a_bool(*args: Any, **kwargs: Any) -> Any:
            args = tuple(_as_bool(each) if i == place else each for i, each in enumerate(args))
            names = ("mask", "condition")
            kwargs = {k: _as_bool(each) if k in names else each for k, each in kwargs.items()}
            return function(*args, **kwargs)

        return with_a_bool

    tensor, masked_fill = torch.Tensor, patched(torch.Tensor.masked_fill, 1)
    with ExitStack() as stack:
        for owner, name, made in (
            (tensor, "masked_fill", masked_fill),
            (torch, "masked_fill", masked_fill),
            (tensor, "where", patched(tensor.where, 1)),
            (torch, "where", patched(torch.where, 0)),
        ):
            stack.enter_context(mock.patch.object(owner, name, made))
        yield


def _as_bool(condition: Any) -> Any:
    if isinstance(condition, torch.Tensor) and condition.dtype != torch.bool:
        return condition != 0
    return condition


def floats(program: Program, calls: Sequence[Call], weights: Mapping[str, Any] | None) -> list[Any]:
    """What the float model returns for each call; and its weights, as the last item."""
    chip = Chip()
    with loaded(program, chip) as model, chip.in_phase(Phase.FLOAT), any_condition():
        if weights is not None:
            model.load_state_dict(weights, strict=False)
        kept = copy.deepcopy(model.state_dict())
        return [*(run(model, call) for call in calls), kept]


def faults(
    program: Program,
    calibration: Sequence[Call],
    calls: Sequence[Call],
    bits: int,
    ignored: Callable[[Fault], bool] = lambda fault: False,
) -> list[Fault]:
    """What goes wrong when the model is calibrated and then runs rounded."""
    chip = Chip(bits)
    with loaded(program, chip) as model:
        seen = copy.deepcopy(model)
        for call in calibration:
            with chip.in_phase(Phase.CALIBRATION):
                run(seen, call)
        observed = copy.deepcopy(chip.seen)
        reference, rounding = copy.deepcopy(model), copy.deepcopy(model)
        for call in calls:
            with chip.in_phase(Phase.CALIBRATION):
                run(reference, call)
                expected = chip.records
            chip.seen = copy.deepcopy(observed)
            with chip.in_phase(Phase.FAKE_QUANT):
                run(rounding, call)
                found = chip.records
            _compare(chip, expected, found)
    return [fault for fault in chip.faults if not ignored(fault)]


def _compare(chip: Chip, expected: Mapping[Key, Record], found: Mapping[Key, Record]) -> None:
    """Tell the chip where rounding has changed an answer."""
    for key, record in expected.items():
        other = found.get(key)
        if other is None:
            continue
        if other.value.shape != record.value.shape:
            is_wrong = True
        else:
            wrong = record.value != other.value
            if record.excused is not None and record.excused.shape == wrong.shape:
                wrong = torch.logical_and(wrong, torch.logical_not(record.excused))
            is_wrong = bool(wrong.any())
        fault = Fault("differs", key.path, key.row, key.operator)
        if is_wrong and fault not in chip.faults:
            chip.faults.append(fault)
