"""The interpreter: state, dispatch, and the ways that part and meet again.

What each expression and statement does stands in tables (`expressions`,
`statements`), what each operator does in `transfer`. The interpreter is total:
what no table knows is unknown, and a bound that is hit gives an unknown value.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import field
from typing import TYPE_CHECKING, NamedTuple

from maskqlint.flow.events import Event, Operand
from maskqlint.flow.frames import Context, Frame, Way, join_names
from maskqlint.flow.heap import Heap, Key, Record, join
from maskqlint.flow.values import (
    UNKNOWN,
    Instance,
    Loc,
    Possibility,
    Site,
    Value,
    Words,
    with_step,
)
from maskqlint.late_dataclass import dataclass

if TYPE_CHECKING:
    import libcst as cst

    from maskqlint.flow.calls import Summary
    from maskqlint.flow.flags import Flag
    from maskqlint.flow.quantizers import Quantizers
    from maskqlint.project.project import Project
    from maskqlint.project.symbols import ClassSymbol, FunctionSymbol, ModuleSymbols


@dataclass(frozen=True, slots=True)
class Bounds:
    """How far the interpreter goes; what lies beyond is unknown, and a notice says so."""

    max_call_depth: int = 24
    max_contexts: int = 32
    max_trace_steps: int = 32
    max_loop_rounds: int = 4
    max_steps: int = 300_000
    max_unrolled: int = 8


class Argument(NamedTuple):
    """An argument of a call: its expression, if it has one of its own, and its value."""

    node: cst.BaseExpression | None
    value: Value


@dataclass(slots=True)
class Arguments:
    """The arguments of a call.

    Attributes:
        rest: what a star argument of unknown length may hold; empty without one.
        named_rest: the same of a `**` argument.
    """

    positional: list[Argument] = field(default_factory=list)
    keywords: dict[str, Argument] = field(default_factory=dict)
    rest: Value = ()
    named_rest: Value = ()

    @property
    def is_open(self) -> bool:
        """A star argument of unknown length was among them."""
        return bool(self.rest or self.named_rest)

    @property
    def first(self) -> Value:
        """The first argument's value; unknown without one."""
        return self.positional[0].value if self.positional else UNKNOWN

    def get(self, index: int, name: str) -> Argument | None:
        """The argument at a position, or by its keyword."""
        if 0 <= index < len(self.positional):
            return self.positional[index]
        return self.keywords.get(name)

    def all(self) -> list[Argument]:
        """Every argument, positional ones first."""
        return [*self.positional, *self.keywords.values()]


Listener = Callable[[Event], None]


class OutOfSteps(Exception):
    """The walk of one entry point has used up its steps."""


class Interpreter:
    """Evaluates expressions and statements of one entry point after the other.

    Args:
        project: where names of other files live.
        quantizers: which dotted names are stubs.
        listener: is told what happens.
        bounds: how far to go.
        quantized_parameters: glob patterns `module.Class.method:parameter`.
        observer: if given, is told the value of every expression (for hovers).
    """

    def __init__(
        self,
        project: Project,
        quantizers: Quantizers,
        listener: Listener,
        bounds: Bounds | None = None,
        quantized_parameters: Sequence[str] = (),
        observer: Callable[[ModuleSymbols, cst.CSTNode, Value], None] | None = None,
    ) -> None:
        from maskqlint.flow import expressions, statements

        self.project = project
        self.quantizers = quantizers
        self.listener = listener
        self.bounds = bounds or Bounds()
        self.quantized_parameters = tuple(quantized_parameters)
        self.observer = observer
        self.heap = Heap()
        self.frame: Frame = None  # type: ignore[assignment]  # set by the first activation
        self.stack: list[Frame] = []
        self.steps = 0
        self.is_muted = False
        self.notices: dict[str, None] = {}
        self.touched: dict[str, None] = {}
        self.globals: dict[tuple[ModuleSymbols, str], Value] = {}
        self.class_values: dict[tuple[ClassSymbol, str], Value] = {}
        self.linearized: dict[ClassSymbol, tuple[ClassSymbol | str, ...]] = {}
        self.summaries: dict[object, list[Summary]] = {}
        self.local_symbols: dict[cst.CSTNode, FunctionSymbol | ClassSymbol] = {}
        self.root = ""
        self.ran: set[cst.CSTNode] = set()
        self.registries: set[object] = set()
        self.missing: set[tuple[ModuleSymbols, str]] = set()
        self.literals: dict[cst.CSTNode, Value] = {}
        self.defaults: dict[cst.CSTNode, Value] = {}
        self.second_operands: dict[cst.BooleanOperation, Value] = {}
        self.supplied: set[object] = set()
        self.entered: set[FunctionSymbol] = set()
        self.naming: dict[ModuleSymbols, bool] = {}
        self.named_by_owners: dict[ModuleSymbols, frozenset[str]] = {}
        self.pick_stubs: dict[ClassSymbol, bool] = {}
        self.walked: set[tuple[FunctionSymbol, Loc | None]] = set()
        self.made: dict[Loc, Instance] = {}
        self.inputs: dict[tuple[FunctionSymbol, str], Loc] = {}
        self.read_keys: dict[cst.CSTNode, tuple[str, ...]] = {}
        self.flags: dict[cst.CSTNode, tuple[Flag, ...]] = {}
        self.tested_of_self: dict[cst.CSTNode, dict[object, cst.CSTNode]] = {}
        self.changed_in: dict[cst.CSTNode, frozenset[str]] = {}
        self.turns: dict[object, tuple[int, int]] = {}
        self._contexts: dict[tuple[Context, object, tuple[int, ...]], Context] = {}
        self._locs: dict[tuple[Context, object, tuple[int, ...]], Loc] = {}
        self._expressions: Mapping[type, Callable[[Interpreter, cst.CSTNode], Value]] = (
            expressions.TABLE
        )
        self._statements: Mapping[type, Callable[[Interpreter, cst.CSTNode], None]] = (
            statements.TABLE
        )

    # -- dispatch

    def evaluate(self, node: cst.CSTNode) -> Value:
        """The value of an expression; everything that happens in it is told to the listener."""
        self.steps += 1
        if self.steps > self.bounds.max_steps:
            self.notice("max-steps")
            raise OutOfSteps
        handler = self._expressions.get(type(node))
        value = handler(self, node) if handler is not None else UNKNOWN
        if self.observer is not None:
            self.observer(self.frame.module, node, value)
        return value

    def execute(self, body: Sequence[cst.CSTNode]) -> None:
        """Walk statements one after the other, as far as the way goes."""
        for node in body:
            if not self.frame.alive:
                return
            self.steps += 1
            handler = self._statements.get(type(node))
            if handler is not None:
                handler(self, node)

    # -- places, events, traces

    def site(self, node: cst.CSTNode) -> Site:
        """The place of a node of the function being walked."""
        return Site(self.frame.module, self.frame.top, node)

    def emit(self, kind: Callable[..., Event], node: cst.CSTNode, *details: object) -> None:
        """Tell the listener, unless this walk is only to learn what attributes there are."""
        if not self.is_muted:
            frame = self.frame
            place = Site(frame.module, frame.top, node)
            self.listener(kind(place, frame.symbol, frame.cls, frame, *details))

    def operands(self, argument: Argument) -> list[Operand]:
        """One operand for each possibility of an argument."""
        return [Operand(argument.node, one) for one in argument.value]

    def told(self, value: Value, node: cst.CSTNode, template: str, subject: str) -> Value:
        """The value with a station added to its way."""
        return with_step(
            value,
            self.site(node),
            Words(template, subject),
            self.bounds.max_trace_steps,
            self.frame.context,
        )

    def text(self, node: cst.CSTNode | None) -> str:
        """An expression's source on one line."""
        if node is None:
            return ""
        return self.frame.module.source.code(node)

    def notice(self, bound: str) -> None:
        """Remember that a bound was hit."""
        self.notices[bound] = None

    def loc(self, node: object) -> Loc:
        """What identifies an allocation: its node, and the calls and loop rounds around it."""
        frame = self.frame
        key = (frame.context, node, frame.iteration)
        found = self._locs.get(key)
        if found is None:
            found = self._locs[key] = Loc(node, frame.context)
        return found

    def called(self, node: cst.CSTNode | None, function: object) -> Context:
        """The context of a call that the frame makes, or of a function that someone else calls."""
        frame = self.frame
        key = (frame.context, node or function, frame.iteration)
        found = self._contexts.get(key)
        if found is None:
            site = self.site(node) if node is not None else None
            found = self._contexts[key] = Context(site, frame.context)
        return found

    # -- ways that part and meet

    def fork(self, ways: Sequence[Callable[[], None]]) -> None:
        """Walk several ways from here, and go on with what they have in common."""
        frame, heap = self.frame, self.heap
        start = frame.names
        ends: list[Way] = []
        for way in ways:
            frame.names = dict(start)
            frame.alive = True
            heap.push()
            try:
                way()
            finally:
                changes, _ = heap.pop()
            if frame.alive:
                ends.append((frame.names, changes))
        frame.names = start
        self.meet(ends)

    def meet(self, ends: list[Way]) -> None:
        """Go on from where several ways end; with none, this way is at its end."""
        frame = self.frame
        frame.alive = bool(ends)
        if not ends:
            return
        names = ends[0][0]
        for other, _ in ends[1:]:
            names = join_names(names, other)
        frame.names = names
        self.heap.apply_joined([changes for _, changes in ends])

    def heap_value(self, key: Key) -> Value | None:
        """An attribute's value in the heap."""
        record = self.heap.get(key)
        return record if isinstance(record, tuple) else None

    def write(self, key: Key, record: Record, *, weak: bool = False) -> None:
        """Overwrite what a key holds, or unite it with what it held."""
        self.heap.set(key, join(self.heap.get(key), record) if weak else record)


class Muted:
    """Walk without telling the rules."""

    def __init__(self, it: Interpreter) -> None:
        self._it = it

    def __enter__(self) -> None:
        self._was = self._it.is_muted
        self._it.is_muted = True

    def __exit__(self, *error: object) -> None:
        self._it.is_muted = self._was


def possibilities(value: Value, kind: type[Possibility]) -> list[Possibility]:
    """The possibilities of one type."""
    return [one for one in value if isinstance(one, kind)]


def root_frame(module: ModuleSymbols, top: cst.CSTNode) -> Frame:
    """A frame for what stands at a module's top level."""
    return Frame(module, top, None, Context(None, None), 0)
