"""An operator on its way to its transfer function: its arguments under torch's names."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import field, replace
from typing import TYPE_CHECKING

from maskqlint.flow.interpreter import Argument
from maskqlint.flow.operators import Operator
from maskqlint.flow.values import (
    SCALAR,
    UNKNOWN,
    Constant,
    Possibility,
    Scalar,
    Tensor,
    Value,
    union,
)
from maskqlint.late_dataclass import dataclass

if TYPE_CHECKING:
    import libcst as cst


@dataclass(slots=True)
class Applied:
    """An operator with its arguments by parameter name; what no name fits is in `others`."""

    operator: Operator
    node: cst.CSTNode
    arguments: dict[str, Argument] = field(default_factory=dict)
    others: list[Argument] = field(default_factory=list)

    @property
    def input(self) -> Argument:
        """The first operand."""
        first = self.arguments.get("input")
        if first is not None:
            return first
        return next(iter(self.arguments.values()), Argument(None, UNKNOWN))

    def get(self, *names: str) -> Argument | None:
        """The argument for the first of these parameters that has one."""
        for name in names:
            if name in self.arguments:
                return self.arguments[name]
        return None

    def value(self, *names: str) -> Value:
        """That argument's value; an empty one if there is none."""
        argument = self.get(*names)
        return argument.value if argument is not None else ()

    def tensor_arguments(self) -> list[Argument]:
        """The arguments that may be tensors, in order."""
        every = [*self.arguments.values(), *self.others]
        return [each for each in every if any(isinstance(one, Tensor) for one in each.value)]


def each_tensor(value: Value, change: Callable[[Tensor], Possibility]) -> Value:
    """Change the tensors of a value; what else it may be stays unknown or becomes a number."""
    return union(
        (change(replace(one, loc=None)),) if isinstance(one, Tensor) else _other(one)
        for one in value
    )


def _other(one: Possibility) -> Value:
    return SCALAR if isinstance(one, (Constant, Scalar)) else UNKNOWN
