"""What happens to values: the things that rules are told about.

An event names its operands as the source spells them and says what is known of
them; no event shows a tree or tells how an operator was written. Where an
operand has several possibilities, there is one event for each.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence, Set
from dataclasses import field
from typing import TYPE_CHECKING, Literal, NamedTuple

from maskqlint.flow.values import (
    Constant,
    Grid,
    Possibility,
    Scalar,
    Site,
    Step,
    Stub,
    Tensor,
)
from maskqlint.late_dataclass import dataclass

if TYPE_CHECKING:
    import libcst as cst

    from maskqlint.flow.frames import Frame
    from maskqlint.flow.operators import Operator
    from maskqlint.project.symbols import ClassSymbol, FunctionSymbol


@dataclass(frozen=True, slots=True)
class Operand:
    """An operand: its expression, if it has one, and one possibility of its value."""

    node: cst.BaseExpression | None
    value: Possibility

    @property
    def tensor(self) -> Tensor | None:
        """The operand as a tensor."""
        return self.value if isinstance(self.value, Tensor) else None

    @property
    def grid(self) -> Grid | None:
        """The rounding that it carries, also a Python number that `.item()` took from a tensor."""
        return self.value.grid if isinstance(self.value, (Tensor, Scalar)) else None

    @property
    def trace(self) -> Step | None:
        """The way it took."""
        return self.value.trace if isinstance(self.value, (Tensor, Scalar)) else None

    @property
    def is_quantized(self) -> bool:
        """A quantized tensor."""
        return isinstance(self.value, Tensor) and self.value.kind == "quantized"

    @property
    def constant(self) -> float | bool | None:
        """The number that it is, or that each of its elements is."""
        if isinstance(self.value, Constant):
            return self.value.number
        if isinstance(self.value, Tensor):
            return self.value.constant
        return None

    @property
    def constants(self) -> tuple[float | bool, ...]:
        """All numbers that it may be compared with: itself, or the elements it lists."""
        if self.constant is not None:
            return (self.constant,)
        if isinstance(self.value, Scalar) and self.value.takes is not None:
            return (self.value.takes,)
        return self.value.elements if isinstance(self.value, Tensor) else ()


@dataclass(frozen=True, slots=True)
class Event:
    """Something happened at `site` inside `function` (None at module level)."""

    site: Site
    function: FunctionSymbol | None
    cls: ClassSymbol | None
    frame: Frame = field(repr=False)


@dataclass(frozen=True, slots=True)
class Compare(Event):
    """`left operator right`; operator is eq, ne, lt, le, gt, ge, isin, in, equal, isclose, allclose."""

    operator: str
    left: Operand
    right: Operand
    position: int = 0


@dataclass(frozen=True, slots=True)
class Arithmetic(Event):
    """Two tensors, or a tensor and a number, meet in `operator` (mul, add, matmul, maximum...)."""

    operator: str
    left: Operand
    right: Operand


class Sort(NamedTuple):
    """What a stub of its own for an operand depends on."""

    kind: str
    mask: str


Meetings = Mapping[object, Set[tuple[Sort, Sort]]]
"""The sorts of operands that met in arithmetic, by the node of the expression."""


def sort_of(operand: Operand) -> Sort:
    """An operand's sort; what is no tensor has none."""
    tensor = operand.tensor
    if tensor is None:
        return Sort("", "")
    # Ones of which some become zeros are such a mask before that, too.
    is_binary = tensor.kind == "float" and tensor.constant in (0, 1)
    return Sort(tensor.kind, "binary" if is_binary else tensor.mask)


def is_telling(event: Arithmetic) -> bool:
    """Whether a meeting says what there is: not of what only unknown callers give, nor of None."""
    is_called = event.frame.context.site is not None
    for operand in (event.left, event.right):
        tensor, value = operand.tensor, operand.value
        if tensor is not None and tensor.loc is not None and tensor.kind == "any" and not is_called:
            return False
        if isinstance(value, Constant) and value.value is None:
            return False
    return True


@dataclass(frozen=True, slots=True)
class Cast(Event):
    """`operand` is cast to another kind."""

    operand: Operand
    to: Literal["float", "int", "bool"]


@dataclass(frozen=True, slots=True)
class Quantize(Event):
    """A stub, or a quantizing function, is called on `operand`."""

    operand: Operand
    stub: Stub | None
    grid: Grid
    is_guarded: bool = False


@dataclass(frozen=True, slots=True)
class FillIn(Event):
    """`constant` is written into `target` where `mask` holds."""

    target: Operand
    constant: float


@dataclass(frozen=True, slots=True)
class Condition(Event):
    """`condition` decides, element by element, what becomes of `target` (where, masked_fill).

    `targets` are all that it decides on at once: both that `where` picks from.
    """

    operator: str
    condition: Operand
    target: Operand
    targets: Sequence[Operand] = ()


@dataclass(frozen=True, slots=True)
class Index(Event):
    """`target[index]` is read with a tensor as index."""

    target: Operand
    index: Operand


@dataclass(frozen=True, slots=True)
class SetItem(Event):
    """`target[index] = value`."""

    target: Operand
    value: Operand
    index: Sequence[Operand]


@dataclass(frozen=True, slots=True)
class Test(Event):
    """`operand` decides where the program goes on (if, while, and, or, not, assert, bool())."""

    operand: Operand


@dataclass(frozen=True, slots=True)
class Apply(Event):
    """Any operator meets `operand` as its first tensor; `operator` by its canonical name."""

    operator: Operator
    operand: Operand
    others: Sequence[Operand] = ()
