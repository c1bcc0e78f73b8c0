"""Where a walk begins: the methods of classes that own a stub, and of what is declared quantized."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

import libcst as cst

from maskqlint.flow import calls, classes, containers, demand, inputs, names
from maskqlint.flow.heap import Key, Mapping, Record, Sequence, join
from maskqlint.flow.interpreter import Argument, Arguments, Interpreter, OutOfSteps, root_frame
from maskqlint.flow.values import (
    NONE,
    UNKNOWN,
    Class,
    Constant,
    DictRef,
    Function,
    Instance,
    ListRef,
    Loc,
    Scalar,
    Stub,
    Tuple,
    Value,
    union,
)
from maskqlint.project.symbols import ClassSymbol, FunctionSymbol, ModuleSymbols

if TYPE_CHECKING:
    from maskqlint.flow.frames import Frame

MAX_ROUNDS = 3
"""How often the methods of a class are walked until their attributes hold still."""

SHARE_BY_NAME = 5
"""A function that is walked for what the configuration names gets a fifth of the steps."""
SHARE_BY_PATTERN = 150
"""For a pattern such as `*.forward:*`, a small one: transformers has 8,500 of them."""
FORWARD = ("forward", "__call__")
_CALLED = re.compile(r"\b([A-Za-z_]\w*)\(")
_TOP_LEVEL = re.compile(r"^[A-Za-z_@]", re.MULTILINE)
_MENTIONED = re.compile(r"(?:self|super\([^)]*\))\.(\w+)")


def walk_module(
    it: Interpreter, module: ModuleSymbols, *, declares: bool, calls_functions: bool
) -> list[str]:
    """Walk the entry points of a file; returns the names of its classes that own a stub.

    Args:
        declares: the file's bytes hold a QTensor or a comment that declares one.
        calls_functions: they name a function that quantizes.
    """
    always = declares or calls_functions
    return [each.name for each in entry_points(module) if walk_entry(it, each, always=always)]


def entry_points(module: ModuleSymbols) -> list[ClassSymbol | FunctionSymbol]:
    """What a file's walk begins with: its classes, then its functions."""
    return [*module.classes(), *module.functions()]


def walk_entry(it: Interpreter, entry: ClassSymbol | FunctionSymbol, *, always: bool) -> bool:
    """Walk one of them if there is reason to; True for a class that owns a stub."""
    it.root = entry.module.path
    if isinstance(entry, ClassSymbol):
        return walk_class(it, entry, always=always)
    wanted = always and not demand.is_idle(it, entry, None)
    if wanted or (it.quantized_parameters and is_configured(it, entry)):
        walk_function(it, entry)
    elif not always and _names_quantizer(it, entry.module) and _makes_objects(it, entry):
        _walk_maker(it, entry)
    return False


def _makes_objects(it: Interpreter, function: FunctionSymbol) -> bool:
    """Whether a function calls a class of the project by its name."""
    module = function.module
    # Asked for one by one, an editor knows which names the answer depends on.
    called = {name for name in _CALLED.findall(_text_of(function)) if name in module.bindings}
    return any(
        isinstance(one, Class)
        for name in sorted(called)
        for one in names.global_value(it, module, name) or ()
    )


def _walk_maker(it: Interpreter, function: FunctionSymbol) -> None:
    """Walk what a function makes: with the modules in place that it hands to constructors."""
    it.steps = _all_but(it, SHARE_BY_NAME)
    it.heap.push()
    with _standing(it, root_frame(function.module, function.top)):
        with _muted(it):
            _enter(it, Function(function), is_constructor=True)
        _walk_made(it, None)
    it.heap.pop()
    it.summaries.clear()
    it.supplied.clear()


def _walk_made(it: Interpreter, maker: Instance | None) -> None:
    """Walk the methods of the owners of stubs that have been made and that nobody has called."""
    for one in _owners_made(it):
        if maker is None or one.loc.base != maker.loc:
            it.entered.clear()
            for method in _entry_methods(it, one.cls):
                if method.name in FORWARD and method not in it.walked:
                    _enter(it, Function(method, one))


def _owners_made(it: Interpreter) -> list[Instance]:
    found: dict[Instance, None] = {}
    holders = {key[0] for key, record in it.heap.top().items() if _has_stub(it, record)}
    for record in it.heap.top().values():
        for value in _values(record):
            found.update(
                (one, None) for one in value if isinstance(one, Instance) and one.loc in holders
            )
    return list(found)


def _has_stub(it: Interpreter, record: Record) -> bool:
    """Whether a stub, or an object of a subclass of one, is among what is held."""
    return any(
        isinstance(one, Stub) or (isinstance(one, Instance) and _is_stub(it, one.cls))
        for value in _values(record)
        for one in value
    )


def is_configured(it: Interpreter, function: FunctionSymbol) -> bool:
    """The configuration says that a parameter of this function is quantized."""
    return any(
        calls.is_configured(it, function, parameter)
        for parameter in (
            *function.node.params.posonly_params,
            *function.node.params.params,
            *function.node.params.kwonly_params,
        )
    )


def walk_function(it: Interpreter, function: FunctionSymbol) -> None:
    """Walk a function as an entry point."""
    names_quantizer = _names_quantizer(it, function.module)
    it.steps = 0 if names_quantizer else _all_but(it, _share(it, [function], names_quantizer))
    it.heap.push()
    with _standing(it, root_frame(function.module, function.top)):
        _enter(it, Function(function))
    it.heap.pop()
    it.summaries.clear()


def walk_class(it: Interpreter, cls: ClassSymbol, *, always: bool = False) -> bool:
    """Walk a class's methods if it owns a stub (or `always`); True if it does.

    Methods are walked as if anyone might call them in any order: what one
    leaves in an attribute, another may find there.
    """
    one = Instance(Loc(cls, "entry"), cls)
    names_quantizer = _names_quantizer(it, cls.module)
    it.steps = 0 if names_quantizer else _all_but(it, SHARE_BY_PATTERN)
    it.heap.push()
    with _standing(it, root_frame(cls.module, cls.top)):
        found = classes.find_method(it, cls, "__init__")
        with _muted(it):
            it.entered.clear()
            if found is not None:
                _enter(it, Function(found[0], one), is_constructor=True)
            constructing = frozenset(it.entered)
            owns = _holds_stub(it) or _is_stub(it, cls)
            configured = [
                method
                for method in (_methods(it, cls) if it.quantized_parameters else ())
                if is_configured(it, method)
            ]
            late = [m for m in _methods(it, cls) if m not in constructing and m.mentions.assigned]
            if not owns and not configured:
                owns = _late_stub(it, one, late)
        it.steps = 0 if owns else _all_but(it, _share(it, configured, names_quantizer))
        if owns or always:
            it.walked.clear()
            _walk_methods(it, one, late, constructing)
            _walk_made(it, one)
        elif configured:
            _round(it, one, configured)  # nobody keeps anything in such a class: once is enough
    it.heap.pop()
    it.summaries.clear()
    it.supplied.clear()
    return owns


def _names_quantizer(it: Interpreter, module: ModuleSymbols) -> bool:
    """Whether there is another reason to walk a file than a pattern for any parameter."""
    if not it.quantized_parameters:
        return True
    known = it.naming.get(module)
    if known is None:
        text = module.source.text.encode("utf-8", "replace")
        known = it.naming[module] = bool(it.quantizers.pattern.search(text))
    return known


def _share(it: Interpreter, configured: list[FunctionSymbol], names_quantizer: bool) -> int:
    is_named = any(calls.is_named(it, method) for method in configured)
    return SHARE_BY_NAME if is_named or names_quantizer else SHARE_BY_PATTERN


def _all_but(it: Interpreter, share: int) -> int:
    """The steps to begin with where only one part in `share` may be used."""
    return it.bounds.max_steps - it.bounds.max_steps // share


def _late_stub(it: Interpreter, one: Instance, late: list[FunctionSymbol]) -> bool:
    """Whether a method that nobody calls in the constructor declares a stub."""
    for method in late:
        if _names_stub(it, method):
            _enter(it, _method_of(one, method))
    return _holds_stub(it)


def _names_stub(it: Interpreter, method: FunctionSymbol) -> bool:
    return bool(it.quantizers.pattern.search(method.module.source.code(method.node).encode()))


def _walk_methods(
    it: Interpreter,
    one: Instance,
    late: list[FunctionSymbol],
    constructing: frozenset[FunctionSymbol],
) -> None:
    # What the constructor calls has been walked as its part, and would make other stubs.
    order = [m for m in _entry_methods(it, one.cls) if m not in constructing]
    with _muted(it):
        _round(it, one, [m for m in order if m in late])
    for _ in range(MAX_ROUNDS):
        if not _round(it, one, order):
            return
    it.notice("max-rounds")


def _round(it: Interpreter, one: Instance, methods: list[FunctionSymbol]) -> bool:
    """Walk every method once; True if attributes have learned something."""
    ways: list[dict[Key, Record]] = []
    it.entered.clear()
    for method in methods:
        if method in it.entered and method.name not in FORWARD:
            continue
        if demand.is_idle(it, method, one):
            continue
        it.heap.push()
        _enter(it, _method_of(one, method))
        changes, _ = it.heap.pop()
        ways.append(changes)
    changed = False
    for way in ways:
        for key, record in way.items():
            old = it.heap.get(key)
            if old is None:
                if key[0].context == inputs.CONTEXT:
                    continue  # the next caller brings another one
                if key[0].context == "entry" or _is_attribute_of(key, one):
                    changed = True
                it.heap.set(key, record)
            else:
                new = join(old, record)
                if new != old:
                    it.heap.set(key, new)
                    changed = True
    return changed


def _method_of(one: Instance, method: FunctionSymbol) -> Function:
    """A method as the object has it: a class method knows the class, a static one nobody."""
    if method.is_static:
        return Function(method)
    return Function(method, Class(one.cls) if method.is_classmethod else one)


def _is_attribute_of(key: Key, one: Instance) -> bool:
    return key[0].base == one.loc


def _methods(it: Interpreter, cls: ClassSymbol) -> list[FunctionSymbol]:
    """The methods of a class and its bases; an overridden one is left out."""
    found: dict[str, FunctionSymbol] = {}
    for each in classes.linearize(it, cls):
        if isinstance(each, ClassSymbol):
            for name, method in each.methods.items():
                found.setdefault(name, method)
    return list(found.values())


def _entry_methods(it: Interpreter, cls: ClassSymbol) -> list[FunctionSymbol]:
    """Methods in the order of walking: those that no other method calls first."""
    mentioned: set[str] = set()
    for each in classes.linearize(it, cls):
        if isinstance(each, ClassSymbol):
            mentioned.update(_MENTIONED.findall(_text_of(each)))
    methods = [
        method
        for method in _methods(it, cls)
        if not (method.name.startswith("__") and method.name != "__call__")
    ]
    return sorted(methods, key=lambda m: (m.name not in FORWARD, m.name in mentioned))


def _text_of(symbol: ClassSymbol | FunctionSymbol) -> str:
    """A class or function as it is written: to generate it from the tree takes longer than to walk it."""
    if symbol.node is symbol.top:
        text, name = symbol.module.source.text, re.escape(symbol.name)
        found = list(re.finditer(rf"^(?:class|(?:async\s+)?def)\s+{name}\b", text, re.MULTILINE))
        if len(found) == 1:
            end = _TOP_LEVEL.search(text, found[0].end())
            return text[found[0].start() : end.start() if end else len(text)]
    return symbol.module.source.code(symbol.node)


def _holds_stub(it: Interpreter) -> bool:
    """Whether anything made since the entry began is or holds a stub."""
    return any(_has_stub(it, record) for record in it.heap.top().values())


def _values(record: Record) -> Iterator[Value]:
    if isinstance(record, Sequence):
        yield from record.items
        yield record.rest
    elif isinstance(record, Mapping):
        yield from (value for _, value in record.items)
        yield record.rest
    else:
        yield record


def _is_stub(it: Interpreter, cls: ClassSymbol) -> bool:
    """A subclass of a stub is one, and so owns what it does."""
    return any(it.quantizers.lookup(base) for base in classes.external_bases(it, cls))


def _enter(it: Interpreter, function: Function, *, is_constructor: bool = False) -> None:
    """Call a function as nobody known does: with tensors, or in a constructor with anything."""
    try:
        args = _entry_arguments(it, function, is_constructor)
        calls.enter(it, function, args, None)
    except OutOfSteps:
        it.notice("max-steps")


def _entry_arguments(it: Interpreter, function: Function, is_constructor: bool) -> Arguments:
    args = Arguments()
    parameters = function.symbol.node.params
    positional = [*parameters.posonly_params, *parameters.params]
    if function.bound is not None:
        positional = positional[1:]
    for parameter in (*positional, *parameters.kwonly_params):
        name = parameter.name.value
        args.keywords[name] = Argument(None, _entry_value(it, function, parameter, is_constructor))
    args.rest = UNKNOWN if is_constructor else inputs.make(it, function.symbol, "*")
    args.named_rest = UNKNOWN if is_constructor else inputs.make(it, function.symbol, "**")
    return args


def _entry_value(
    it: Interpreter, function: Function, parameter: cst.Param, is_constructor: bool
) -> Value:
    name = parameter.name.value
    anything = UNKNOWN if is_constructor else inputs.make(it, function.symbol, name)
    if parameter.default is None:
        return anything
    default = calls.default_value(it, function.symbol, parameter.default)
    if default == NONE:
        return union((anything, NONE))
    if len(default) == 1 and isinstance(default[0], Constant):
        number = default[0].number if default[0].type in ("int", "float") else None
        taken: Value = (Scalar(type=default[0].type, takes=number),)
        return (*default, *taken) if isinstance(default[0].value, str) else taken
    if all(isinstance(one, (Tuple, ListRef, DictRef)) for one in default) and _has_items(
        it, default
    ):
        # Names and settings: hardly anyone hands in others, and what follows is true for these.
        return default
    return union((default, UNKNOWN))


def _has_items(it: Interpreter, value: Value) -> bool:
    return any(containers.known_items(it, (one,)) for one in value)


class _standing:
    """Stand in a frame for the time of a walk; what an exception cut short is undone."""

    def __init__(self, it: Interpreter, frame: Frame) -> None:
        self._it, self._frame = it, frame
        self._depth = it.heap.depth

    def __enter__(self) -> None:
        self._it.frame = self._frame

    def __exit__(self, *error: object) -> None:
        while self._it.heap.depth > self._depth:
            self._it.heap.pop()
        self._it.stack.clear()


class _muted:
    """Walk without telling the rules."""

    def __init__(self, it: Interpreter) -> None:
        self._it = it

    def __enter__(self) -> None:
        self._was = self._it.is_muted
        self._it.is_muted = True

    def __exit__(self, *error: object) -> None:
        self._it.is_muted = self._was
