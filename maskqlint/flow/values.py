"""The abstract domain: what the interpreter knows of an expression's value.

A `Value` is a tuple of *possibilities*, one for each way that the value may
have come about; `UNKNOWN` says that one of the ways is not understood. Two ways
that meet are united (`union`), so "maybe quantized" is a value with a quantized
possibility beside others. Possibilities are frozen and compare without their
trace: the way a value took does not make it another value, which is what lets
loops and summaries reach a fixpoint.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import field, replace
from typing import TYPE_CHECKING, Final, Literal, NamedTuple
from weakref import WeakValueDictionary

from maskqlint.late_dataclass import dataclass

if TYPE_CHECKING:
    import libcst as cst

    from maskqlint.flow.frames import Context, Frame
    from maskqlint.flow.operators import Operator
    from maskqlint.flow.quantizers import Quantizer
    from maskqlint.project.symbols import ClassSymbol, FunctionSymbol, ModuleSymbols

Kind = Literal["quantized", "float", "bool", "int", "any"]
"""What a tensor is made of; "any" is a tensor whose dtype is not known."""

MaskKind = Literal["", "binary", "negated", "scaled"]
"""Whether a tensor is known to hold 0/1 ("binary"), 0/-1 ("negated") or 0 and another number."""

MAX_POSSIBILITIES: Final = 8
"""How many possibilities a value keeps; real code rarely has more than three."""


class Site(NamedTuple):
    """A place in the source: the node, and the top-level statement that holds it."""

    module: ModuleSymbols
    top: cst.CSTNode
    node: cst.CSTNode


@dataclass(frozen=True, slots=True, eq=False)
class Step:
    """One station of a value's way, newest first; `words` is its message.

    `context` tells through which calls the station was reached.
    """

    site: Site
    words: Words
    before: Step | None
    length: int
    context: Context | None = None


class Words(NamedTuple):
    """A message template with its fields, so that it can be printed in another language."""

    template: str
    subject: str = ""


def step(site: Site, words: Words, before: Step | None, context: Context | None = None) -> Step:
    """Append a station to a way."""
    return Step(site, words, before, before.length + 1 if before else 1, context)


@dataclass(frozen=True, slots=True)
class Grid:
    """The rounding that a stub, or an operator on quantized operands, applied.

    Attributes:
        stub: how the source spells what rounded it (`self.quant`).
        call: the call that rounded it; together with `owner` it is the identity.
        scale: a literal scale in float, or None where an observer picks one.
        exact: True where a scale is given that cannot be read: silence.
        toolkit: whose stub it is ("horizon", "torch.ao", ...).
        is_stub: False for what an operator on quantized operands rounded anew.
        is_left: of what comparisons and casts made of a float that a DeQuantStub returned, or
            of an integer: a plain tensor made of a plain one.
    """

    stub: str
    call: Site | None = field(compare=False)
    owner: object = None
    scale: float | None = None
    exact: bool = False
    toolkit: str = ""
    is_stub: bool = True
    is_left: bool = False

    @property
    def is_literal(self) -> bool:
        """The scale is given, not observed: what passes does not change it."""
        return self.exact or self.scale is not None


@dataclass(frozen=True, slots=True)
class Origin:
    """That a tensor is what a stub returned, or a part of it, moved but not computed with.

    Attributes:
        grid: the stub's grid.
        is_part: a slice, select, chunk... was taken.
        is_made: comparisons, logical operators or casts were applied.
        is_mask: the stub was given a mask, so that there is no data beside it.
    """

    grid: Grid
    is_part: bool = False
    is_made: bool = False
    is_mask: bool = False


@dataclass(frozen=True, slots=True)
class Fill:
    """A constant written into a tensor, and where."""

    constant: float
    site: Site = field(compare=False)
    key: int = 0


@dataclass(frozen=True, slots=True)
class Tensor:
    """A torch tensor.

    Attributes:
        grid: which rounding it carries; kept when the kind changes.
        mask: whether it is known to be 0/1, or 0 and another number.
        constant: the number that every element holds, where it is known.
        elements: the numbers that it may hold where they are listed in the source.
        origin: the stub result that it is (a part of).
        fills: extreme constants written into it.
        is_packed: a cat of a mask and data.
        is_entry: a parameter of an entry point, an item or attribute of one.
        is_named_mask: a name or key on its way says that it is a mask.
        is_data: a layer computed it, so no name makes it a mask.
        derived: the grid that a comparison or an integer cast has left.
        loc: of an entry point's parameter, which may be a dict, list or object, what is
            stored in it.
        made: where a mask got its kind, which is where a repair would quantize it.
    """

    kind: Kind
    grid: Grid | None = None
    mask: MaskKind = ""
    constant: float | bool | None = None
    elements: tuple[float | bool, ...] = ()
    origin: Origin | None = None
    fills: tuple[Fill, ...] = ()
    is_packed: bool = False
    is_entry: bool = False
    is_named_mask: bool = False
    is_data: bool = False
    derived: Grid | None = None
    loc: Loc | None = None
    trace: Step | None = field(default=None, compare=False)
    made: Site | None = field(default=None, compare=False)

    @property
    def is_mask(self) -> bool:
        """Known by value to be 0/1 or 0 and another number."""
        return self.kind == "bool" or bool(self.mask)


@dataclass(frozen=True, slots=True)
class Constant:
    """A Python constant; `type` keeps True, 1 and 1.0 apart."""

    value: object
    type: str

    @property
    def number(self) -> float | bool | None:
        """The constant as a number, or None."""
        return self.value if isinstance(self.value, (int, float)) else None


@dataclass(frozen=True, slots=True)
class Scalar:
    """A Python value that is no tensor and not known; on a grid if `.item()` took it from there.

    `key` names the loop in whose rounds it is another value each (`rounds`), `takes` is a
    number that it is at times: a loop's second index, a default. It is `never` one of these
    constants (`keys`).
    """

    grid: Grid | None = None
    type: str = ""
    key: Key | None = None
    takes: float | None = None
    never: tuple[object, ...] = ()
    trace: Step | None = field(default=None, compare=False)


@dataclass(frozen=True, slots=True)
class Unknown:
    """What the interpreter does not understand; `key` as in `Scalar`."""

    key: Key | None = None


class Loc:
    """Where an object, list or dict was made: the identity of what lives in the heap.

    There is one `Loc` for each place and context (`Context.loc`), so that it
    compares and hashes by identity: the heap asks for that more than for
    anything else.

    Attributes:
        node: the expression that makes it.
        context: through which calls that was reached.
        key: which of the many that a comprehension made at one place; "*" for any.
    """

    __slots__ = ("__weakref__", "_holder", "_items", "context", "key", "node")

    def __init__(
        self, node: object, context: object, key: object = None, holder: Loc | None = None
    ) -> None:
        self.node = node
        self.context = context
        self.key = key
        self._holder = holder
        self._items: WeakValueDictionary[object, Loc] | None = None

    @property
    def base(self) -> Loc:
        """What was made at the place as a whole."""
        return self._holder or self

    def item(self, key: object) -> Loc:
        """One of the many made here."""
        # Weak, as the item knows what holds it: nothing of a walk refers to itself, so
        # that all of it goes when the walk ends, and not when garbage is collected.
        if self._items is None:
            self._items = WeakValueDictionary()
        found = self._items.get(key)
        if found is None:
            found = self._items[key] = Loc(self.node, self.context, key, self)
        return found


class Key(NamedTuple):
    """What is another value in each round of a loop: its index, or a counter's name."""

    loop: object
    name: str = ""


@dataclass(frozen=True, slots=True)
class Tuple:
    """A tuple of known length; `names` for the fields of a named one, `cls` where it has methods."""

    items: tuple[Value, ...]
    names: tuple[str, ...] = ()
    cls: ClassSymbol | None = None


@dataclass(frozen=True, slots=True)
class ListRef:
    """A list, set, ModuleList or Sequential in the heap (`is_chain`: calling runs it through)."""

    loc: Loc
    is_chain: bool = False


@dataclass(frozen=True, slots=True)
class DictRef:
    """A dict, ModuleDict or anything with constant keys in the heap."""

    loc: Loc


@dataclass(frozen=True, slots=True)
class Instance:
    """An object of a project's class."""

    loc: Loc
    cls: ClassSymbol


@dataclass(frozen=True, slots=True)
class Stub:
    """A module that quantizes what it is called on."""

    loc: Loc
    quantizer: Quantizer
    scale: float | None = None
    is_exact: bool = False
    any_of_many: bool = False


@dataclass(frozen=True, slots=True)
class Layer:
    """A module of torch or a toolkit that is one operator (nn.Conv2d, DeQuantStub, hnn.Where)."""

    loc: Loc
    operator: Operator


@dataclass(frozen=True, slots=True)
class Functional:
    """A FloatFunctional: its methods are operators."""

    loc: Loc


@dataclass(frozen=True, slots=True)
class Function:
    """A function or method of the project, bound to `self` if it is one's method.

    A closure has the frame around it, and its parameters' defaults as they were there.
    `decorated` is the method in whose place a decorator has put it.
    """

    symbol: FunctionSymbol
    bound: Possibility | None = None
    scope: Frame | None = None
    defaults: tuple[tuple[str, Value], ...] = ()
    decorated: FunctionSymbol | None = None

    @property
    def method(self) -> FunctionSymbol:
        """What says whether it is a property, a static or a class method."""
        return self.decorated or self.symbol


@dataclass(frozen=True, slots=True)
class Class:
    """A class of the project."""

    cls: ClassSymbol


@dataclass(frozen=True, slots=True)
class Module:
    """A module (file) of the project."""

    symbols: ModuleSymbols


@dataclass(frozen=True, slots=True)
class External:
    """A dotted name outside the project: `torch.mul`, `builtins.len`."""

    dotted: str


@dataclass(frozen=True, slots=True)
class Bound:
    """A method taken from a value: `x.mul`, `items.append`, `ff.mul`."""

    name: str
    receiver: Possibility
    operator: Operator | None = None
    node: cst.BaseExpression | None = field(default=None, compare=False)


@dataclass(frozen=True, slots=True)
class Partial:
    """A callable with some of its arguments given (functools.partial)."""

    target: Value
    arguments: tuple[tuple[str, Value], ...]


@dataclass(frozen=True, slots=True)
class Super:
    """`super()` inside `cls` for `instance`."""

    cls: ClassSymbol
    instance: Possibility


@dataclass(frozen=True, slots=True)
class Dtype:
    """A dtype that is known by kind: `torch.float`, `x.dtype`."""

    kind: Kind


@dataclass(frozen=True, slots=True)
class Config:
    """A qconfig, observer or fake quantization made by a call, with the scale it fixes, if it shows.

    `is_observed`: a toolkit's default, which observes.
    """

    scale: float | None = None
    is_observed: bool = False


@dataclass(frozen=True, slots=True)
class Pattern:
    """A string that is known but for its holes, which are `*`: `f"quant_{i}"`."""

    text: str


Possibility = (
    Tensor
    | Constant
    | Scalar
    | Unknown
    | Tuple
    | ListRef
    | DictRef
    | Instance
    | Stub
    | Layer
    | Functional
    | Function
    | Class
    | Module
    | External
    | Bound
    | Partial
    | Super
    | Dtype
    | Config
    | Pattern
)
Value = tuple[Possibility, ...]

UNKNOWN: Final[Value] = (Unknown(),)
SCALAR: Final[Value] = (Scalar(),)
NOTHING: Final[Value] = ()
NONE: Final[Value] = (Constant(None, "NoneType"),)


def constant(value: object) -> Value:
    """The value of a Python constant."""
    return (Constant(value, type(value).__name__),)


def union(values: Iterable[Value]) -> Value:
    """Join ways that meet: every possibility once, in the order in which they came."""
    result: Value = ()
    for value in values:
        if value is result or not value:
            continue
        if not result:
            result = value
            continue
        if value == result:
            continue
        added = [one for one in value if one not in result]
        if added:
            result = (*result, *added)
    if len(result) > MAX_POSSIBILITIES:
        # Quantized ways are what findings come from: they are the last to be dropped.
        result = tuple(sorted(result, key=_dispensable)[:MAX_POSSIBILITIES])
    return result


def _dispensable(possibility: Possibility) -> int:
    if isinstance(possibility, Tensor):
        return 0 if possibility.grid is not None else 1
    return 3 if isinstance(possibility, (Scalar, Constant)) else 2


def tensors(value: Value) -> list[Tensor]:
    """The possibilities of a value that are tensors."""
    return [one for one in value if isinstance(one, Tensor)]


def with_step(
    value: Value, site: Site, words: Words, limit: int, context: Context | None = None
) -> Value:
    """The value, with a station added to the way of each tensor in it that is worth telling."""
    if not any(isinstance(one, (Tensor, Tuple, Scalar)) for one in value):
        return value

    def stepped(one: Possibility) -> Possibility:
        if isinstance(one, (Tensor, Scalar)):
            trace = one.trace
            if trace is None or trace.length >= limit or trace.site.node is site.node:
                return one
            return replace(one, trace=step(site, words, trace, context))
        if isinstance(one, Tuple):
            items = tuple(with_step(item, site, words, limit, context) for item in one.items)
            return replace(one, items=items)
        return one

    return tuple(stepped(one) for one in value)
