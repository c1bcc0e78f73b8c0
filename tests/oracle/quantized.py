"""One operator on a QTensor: what it gives, and what of it the chip cannot do."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Any

import torch

from tests.oracle.answers import is_mask, is_mask_like, look_at_mask, plain, record_answer
from tests.oracle.operators import class_of
from tests.oracle.qtensor import Mark, QTensor, Verdict, each_tensor, marked, plain_all, tensors_in
from tests.oracle.questions import ask

_PARTS = frozenset(["getitem", "select", "narrow", "chunk", "split", "unbind", "tensor_split"])
_BOUNDED = frozenset(["clamp", "clip", "hardtanh", "relu6"])
"""The bounds are on the grid, too."""
_MULTI = frozenset(["sort", "topk", "max", "min"])


class Quantized:
    """One operator on a QTensor."""

    def __init__(
        self,
        source: QTensor,
        name: str,
        function: Callable[..., Any],
        args: tuple[Any, ...],
        kwargs: dict[str, Any],
    ) -> None:
        self.source = source
        self.mark = source.mark
        self.chip = source.mark.chip
        self.name = name
        self.function = function
        self.args = args
        self.kwargs = kwargs
        self.group = class_of(name)

    def run(self) -> Any:
        """The result; what goes wrong is told to the chip."""
        if self.name == "float" and self.function is not torch.Tensor.float:
            self.group = "raises"  # float(q), not q.float()
        return getattr(self, f"on_{self.group}")()

    def call(self) -> Any:
        """The operator on plain tensors."""
        return self.function(*plain_all(self.args), **plain_all(self.kwargs))

    def on_keep(self) -> Any:
        result, raw = self.call(), self._on_raw()
        if self.name in _PARTS and raw is not None:
            for before, after in zip(tensors_in(raw), tensors_in(result), strict=True):
                if is_mask(before):
                    look_at_mask(self.chip, "part", before, after)
        if self.name in _BOUNDED:
            result = self.chip.rounded(result, self.mark.scale)
        is_whole = isinstance(raw, torch.Tensor) and self.name not in _PARTS
        mark = replace(self.mark, raw=raw if is_whole else None)
        return each_tensor(
            result, lambda each: marked(each, QTensor, mark) if each.is_floating_point() else each
        )

    def _on_raw(self) -> Any:
        """The operator on what went into the stub, if this is what a stub returned."""
        if self.mark.raw is None or self.name in _MULTI:
            return None
        args = tuple(
            self.mark.raw if each is self.source else plain_all(each) for each in self.args
        )
        return self.function(*args, **plain_all(self.kwargs))

    def on_exact(self) -> Any:
        mark = Mark(self.chip, 1.0)
        return each_tensor(self.call(), lambda each: marked(each, QTensor, mark))

    def on_compare(self) -> Any:
        return self._answer(ask(self.source, self.name, self.function, self.args, self.kwargs))

    on_logical = on_compare

    def _answer(self, result: Any) -> Any:
        return each_tensor(
            result,
            lambda each: (
                marked(each, Verdict, Mark(self.chip)) if each.dtype == torch.bool else each
            ),
        )

    def on_plain(self) -> Any:
        return self._answer(self.call())

    def on_cast(self) -> Any:
        result = self.call()
        if isinstance(result, str):
            return result
        if result.is_floating_point():
            return marked(result, QTensor, self.mark)
        asked = plain(self.source) if result.dtype == torch.bool else None
        key = self.chip.key(self.name)
        is_made = self.mark.is_made
        record_answer(self.chip, key, result, (self.source,), asked, is_made=is_made)
        return self._answer(result)

    def on_arithmetic(self) -> Any:
        operands = [*tensors_in(list(self.args)), *tensors_in(list(self.kwargs.values()))]
        for each in operands:
            if not isinstance(each, QTensor):
                self.chip.fault("operand" if self._is_fault(each) else "float", self._told(each))
        return self._observed()

    @staticmethod
    def _is_fault(operand: torch.Tensor) -> bool:
        """Parameters and other floats are no masks; they are known and not looked for."""
        return not operand.is_floating_point() or is_mask_like(operand)

    def _told(self, operand: torch.Tensor) -> str:
        kind = "float" if operand.is_floating_point() else str(operand.dtype).partition(".")[2]
        return f"{self.name}: an operand is a plain {kind} tensor"

    def _observed(self) -> Any:
        """The result on a grid of its own."""
        key = self.chip.key(self.name)
        result = self.call()

        def round_(value: torch.Tensor) -> Any:
            if not value.is_floating_point():
                return value
            scale = self.chip.scale(key, value)
            mark = Mark(self.chip, scale, is_made=True)
            return marked(self.chip.rounded(value, scale), QTensor, mark)

        if self.function.__name__.endswith("_") and not self.function.__name__.endswith("__"):
            rounded = round_(result.clone())
            result.copy_(plain(rounded))
            return marked(result, QTensor, rounded.mark)
        return each_tensor(result, round_)

    on_layer = _observed

    def on_condition(self) -> Any:
        tensors = list(tensors_in(list(self.args))) + list(tensors_in(list(self.kwargs.values())))
        condition = self.kwargs.get("condition", self.kwargs.get("mask"))
        if condition is None:
            method = self.function is torch.Tensor.where or self.name == "masked_fill"
            condition = self.args[1 if method else 0]
        bools = [each for each in tensors if each.dtype == torch.bool]
        if not bools or isinstance(condition, QTensor):
            self.chip.fault("condition", f"{self.name}: the condition is no bool tensor")
            return self._with_a_bool(condition)
        if self.name == "where":
            return self._observed()
        return self._filled(self.call())

    def _filled(self, result: torch.Tensor) -> Any:
        """A filled value is rounded and clamped to the range of what it is written into."""
        return marked(
            self.chip.rounded(result, self.mark.scale), QTensor, replace(self.mark, raw=None)
        )

    def _with_a_bool(self, condition: torch.Tensor) -> Any:
        """The result as if the condition were bool, so that what follows is seen, too."""
        test = plain(condition) != 0
        self.args = tuple(test if each is condition else each for each in self.args)
        self.kwargs = {k: test if each is condition else each for k, each in self.kwargs.items()}
        return self._filled(self.call()) if self.name == "masked_fill" else self._observed()

    def on_raises(self) -> Any:
        self.chip.fault("raises", f"{self.name} is not implemented")
        if self.name == "setitem":
            return self.function(*plain_all(self.args), **plain_all(self.kwargs))
        if self.name == "masked_fill_":
            result = self.call()
            result.copy_(self.chip.rounded(result.clone(), self.mark.scale))
            return self.source
        if self.name.startswith("bitwise_"):  # torch's own are for integers and bools
            self.args = tuple(plain(each) != 0 for each in self.args)
        result = ask(self.source, self.name, self.function, self.args, self.kwargs)
        if isinstance(result, torch.Tensor) and result.is_floating_point():
            scale = self.chip.scale(self.chip.key(self.name), result)
            return marked(self.chip.rounded(result, scale), QTensor, Mark(self.chip, scale))
        return self._answer(result)
