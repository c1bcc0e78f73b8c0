"""What stands in for Horizon's plugin and torch's stubs while a model is loaded and run."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from types import ModuleType
from typing import Any
from unittest import mock

import torch
import torch.ao.nn.quantized
import torch.ao.quantization
import torch.quantization
from torch import nn

from tests.oracle.answers import is_mask, look_at_mask, plain
from tests.oracle.chip import Chip, Phase
from tests.oracle.qtensor import Mark, QTensor, Rounded, marked


class Stub(nn.Module):
    """A QuantStub, Horizon's or torch's."""

    def __init__(self, chip: Chip, number: int, scale: float | None) -> None:
        super().__init__()
        self.chip = [chip]
        self.number = number
        self.scale = scale
        self.qconfig: Any = None

    def __deepcopy__(self, memo: dict[int, Any]) -> Stub:
        made = Stub(self.chip[0], self.number, self.scale)
        made.qconfig = self.qconfig
        memo[id(self)] = made
        return made

    def forward(self, x: torch.Tensor) -> torch.Tensor:
        """Round a tensor to the grid."""
        chip = self.chip[0]
        if chip.phase is Phase.FLOAT:
            return x
        if isinstance(x, QTensor):
            chip.fault("raises", "a stub on what is quantized")
        value = plain(x)
        if not value.is_floating_point():
            chip.fault("dtype", f"a stub on a tensor of {value.dtype}")
            value = value.float()
        literal = self.scale if self.scale is not None else _fixed_scale(self.qconfig)
        scale = chip.scale(self.number, value, literal)
        result = chip.rounded(value, scale)
        if chip.phase is Phase.FAKE_QUANT and literal is None:
            self._look(value, result)
        return marked(result, QTensor, Mark(chip, scale, value))

    def _look(self, value: torch.Tensor, result: torch.Tensor) -> None:
        """Tell what rounding leaves of masks."""
        chip = self.chip[0]
        if is_mask(value):
            look_at_mask(chip, "mask", value, result)
        else:
            for dim in range(1, value.dim()):
                if 1 < value.shape[dim] <= 64:
                    _look_at_columns(chip, value, result, dim)


def _look_at_columns(chip: Chip, value: torch.Tensor, result: torch.Tensor, dim: int) -> None:
    columns, rounded = value.movedim(dim, 0).flatten(1), result.movedim(dim, 0).flatten(1)
    ones = columns == 1
    whole = torch.logical_or(ones, columns == 0).all(1)
    mixed = torch.logical_and(ones.any(1), torch.logical_not(ones.all(1)))
    found = torch.logical_and(whole, mixed)
    if 0 < int(found.sum()) < len(columns):
        look_at_mask(chip, "packed", columns[found], rounded[found])


def _fixed_scale(qconfig: Any) -> float | None:
    """The scale that Horizon's qconfig fixes."""
    if isinstance(qconfig, dict):
        keywords = qconfig.get("activation_qkwargs") or {}
        scale = keywords.get("scale", keywords.get("fixed_scale"))
        return float(scale) if scale is not None else None
    return None


class DeQuantStub(nn.Module):
    """Makes a quantized tensor a float one, with the values that it has."""

    def __init__(self, qconfig: Any = None) -> None:
        super().__init__()

    def forward(self, x: Any) -> Any:
        """The same values as floats."""
        if isinstance(x, (list, tuple)):
            return type(x)(self(each) for each in x)
        return marked(plain(x), Rounded, x.mark) if isinstance(x, QTensor) else x


class FloatFunctional(nn.Module):
    """Arithmetic with an observer of its own; what it is called on tells the chip."""

    def add(self, x: Any, y: Any) -> Any:
        """x + y."""
        return torch.add(x, y)

    def sub(self, x: Any, y: Any) -> Any:
        """x - y."""
        return torch.sub(x, y)

    def mul(self, x: Any, y: Any) -> Any:
        """x * y."""
        return torch.mul(x, y)

    def matmul(self, x: Any, y: Any) -> Any:
        """x @ y."""
        return torch.matmul(x, y)

    def cat(self, x: Any, dim: int = 0) -> Any:
        """Tensors side by side."""
        return torch.cat(x, dim)

    def add_relu(self, x: Any, y: Any) -> Any:
        """relu(x + y)."""
        return torch.relu(torch.add(x, y))

    def add_scalar(self, x: Any, y: float) -> Any:
        """x + a number."""
        return torch.add(x, y)

    def mul_scalar(self, x: Any, y: float) -> Any:
        """x * a number."""
        return torch.mul(x, y)


def _module(name: str, **members: Any) -> ModuleType:
    made = ModuleType(name)
    made.__dict__.update(members)
    made.__path__ = []
    return made


def _stand_ins(chip: Chip) -> dict[str, ModuleType]:
    """Horizon's plugin, as far as models import it."""
    numbers = iter(range(10**6))

    class QuantStub(Stub):
        def __init__(self, scale: Any = None, zero_point: Any = None, qconfig: Any = None) -> None:
            super().__init__(chip, next(numbers), None if scale is None else float(scale))

    class TorchQuantStub(Stub):
        def __init__(self, qconfig: Any = None) -> None:
            super().__init__(chip, next(numbers), None)

    def get_qconfig(**keywords: Any) -> dict[str, Any]:
        return keywords

    quantization = _module(
        "horizon_plugin_pytorch.quantization",
        QuantStub=QuantStub,
        DeQuantStub=DeQuantStub,
        FixedScaleObserver="fixed",
        get_default_qat_qconfig=get_qconfig,
        get_default_qconfig=get_qconfig,
        get_qconfig=get_qconfig,
    )
    quantized = _module("horizon_plugin_pytorch.nn.quantized", FloatFunctional=FloatFunctional)
    layers = _module(
        "horizon_plugin_pytorch.nn", quantized=quantized, FloatFunctional=FloatFunctional
    )
    tensors = _module("horizon_plugin_pytorch.qtensor", QTensor=QTensor)
    top = _module("horizon_plugin_pytorch", nn=layers, quantization=quantization, qtensor=tensors)
    modules = (top, layers, quantized, quantization, tensors)
    return {
        **{each.__name__: each for each in modules},
        "torch stub": _module("torch stub", QuantStub=TorchQuantStub),
    }


@contextmanager
def stand_ins(chip: Chip) -> Iterator[None]:
    """Put the simulation in the place of what models import their stubs from."""
    modules = _stand_ins(chip)
    torch_stub = modules.pop("torch stub").QuantStub
    with ExitStack() as stack:
        stack.enter_context(mock.patch.dict(sys.modules, modules))
        for package in (torch.ao.quantization, torch.quantization):
            stack.enter_context(mock.patch.object(package, "QuantStub", torch_stub))
            stack.enter_context(mock.patch.object(package, "DeQuantStub", DeQuantStub))
        stack.enter_context(
            mock.patch.object(torch.ao.nn.quantized, "FloatFunctional", FloatFunctional)
        )
        yield
