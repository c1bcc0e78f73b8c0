"""Where a walk begins: the methods of classes that own a stub, and of what is declared quantized."""

from __future__ import annotations

from typing import TYPE_CHECKING

from maskqlint.flow import calls, classes, demand, entering, inputs, makers
from maskqlint.flow.heap import Key, Record, join
from maskqlint.flow.interpreter import Interpreter, Muted, root_frame
from maskqlint.flow.values import (
    Class,
    Function,
    Instance,
    Loc,
)
from maskqlint.project.symbols import ClassSymbol, Entry, FunctionSymbol, ModuleSymbols

if TYPE_CHECKING:
    pass

MAX_ROUNDS = 3
"""How often the methods of a class are walked until their attributes hold still."""

SHARE_BY_NAME = 5
"""A function that is walked for what the configuration names gets a fifth of the steps."""
SHARE_BY_PATTERN = 150
"""For a pattern such as `*.forward:*`, a small one: transformers has 8,500 of them."""


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


def entry_points(module: ModuleSymbols) -> list[Entry]:
    """What a file's walk begins with: its classes, then its functions, then its top level."""
    return [*module.classes(), *module.functions(), *module.scripts()]


def walk_entry(it: Interpreter, entry: Entry, *, always: bool) -> bool:
    """Walk one of them if there is reason to; True for a class that owns a stub."""
    it.root = entry.module.path
    if isinstance(entry, ClassSymbol):
        return walk_class(it, entry, always=always)
    if isinstance(entry, FunctionSymbol) and _is_wanted(it, entry, always=always):
        walk_function(it, entry)
    elif not always and _names_quantizer(it, entry.module) and makers.makes_objects(it, entry):
        makers.walk_maker(it, entry)
    return False


def _is_wanted(it: Interpreter, function: FunctionSymbol, *, always: bool) -> bool:
    wanted = always and not demand.is_idle(it, function, None)
    return wanted or bool(it.quantized_parameters and is_configured(it, function))


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
    it.steps = (
        0 if names_quantizer else entering.all_but(it, _share(it, [function], names_quantizer))
    )
    it.heap.push()
    with entering.Standing(it, root_frame(function.module, function.top)):
        entering.enter(it, Function(function))
    it.heap.pop()
    it.summaries.clear()


def walk_class(it: Interpreter, cls: ClassSymbol, *, always: bool = False) -> bool:
    """Walk a class's methods if it owns a stub (or `always`); True if it does.

    Methods are walked as if anyone might call them in any order: what one
    leaves in an attribute, another may find there.
    """
    one = Instance(Loc(cls, "entry"), cls)
    names_quantizer = _names_quantizer(it, cls.module)
    it.steps = 0 if names_quantizer else entering.all_but(it, SHARE_BY_PATTERN)
    it.heap.push()
    with entering.Standing(it, root_frame(cls.module, cls.top)):
        found = classes.find_method(it, cls, "__init__")
        with Muted(it):
            it.entered.clear()
            if found is not None:
                entering.enter(it, Function(found[0], one), is_constructor=True)
            constructing = frozenset(it.entered)
            owns = _holds_stub(it) or makers.is_stub(it, cls)
            configured = [
                method
                for method in (entering.methods_of(it, cls) if it.quantized_parameters else ())
                if is_configured(it, method)
            ]
            late = [
                m
                for m in entering.methods_of(it, cls)
                if m not in constructing and m.mentions.assigned
            ]
            if not owns and not configured:
                owns = _late_stub(it, one, late)
        it.steps = 0 if owns else entering.all_but(it, _share(it, configured, names_quantizer))
        if owns or always:
            it.walked.clear()
            _walk_methods(it, one, late, constructing)
            makers.walk_held(it, one)
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


def _late_stub(it: Interpreter, one: Instance, late: list[FunctionSymbol]) -> bool:
    """Whether a method that nobody calls in the constructor declares a stub."""
    for method in late:
        if _names_stub(it, method):
            entering.enter(it, _method_of(one, method))
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
    order = [m for m in entering.entry_methods(it, one.cls) if m not in constructing]
    with Muted(it):
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
        if method in it.entered and method.name not in entering.FORWARD:
            continue
        if demand.is_idle(it, method, one):
            continue
        it.heap.push()
        entering.enter(it, _method_of(one, method))
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


def _holds_stub(it: Interpreter) -> bool:
    """Whether anything made since the entry began is or holds a stub."""
    return any(makers.has_stub(it, record) for record in it.heap.top().values())
