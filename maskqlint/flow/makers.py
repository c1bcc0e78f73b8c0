"""Makers: functions, and top levels of files, that hand modules of the project to constructors.

A wrapper with stubs knows nothing of the model that it is made around. Who makes it does, so
what has been made there is walked with its parts in place.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING

import libcst as cst

from maskqlint.flow import classes, containers, entering, names
from maskqlint.flow.heap import Mapping, Record, Sequence
from maskqlint.flow.interpreter import Muted, OutOfSteps, root_frame
from maskqlint.flow.values import (
    Class,
    DictRef,
    Function,
    Instance,
    ListRef,
    Loc,
    Stub,
    Value,
)
from maskqlint.project.symbols import ClassSymbol, FunctionSymbol, ModuleSymbols, ScriptSymbol

if TYPE_CHECKING:
    from maskqlint.flow.interpreter import Interpreter

SHARE = 5
"""A maker may use a fifth of the steps."""
MAX_FUNCTIONS = 12
"""Through how many functions a class that is called in the end is looked for."""
_CALLED = re.compile(r"\b([A-Za-z_]\w*)(?:\[[^\]\n]*\])?(?:\.\w+)?\(|\b([A-Z][A-Z0-9_]+)\b")
"""What is called, and constants: `build_from_cfg(cfg, HEADS)`."""


def makes_objects(it: Interpreter, entry: FunctionSymbol | ScriptSymbol) -> bool:
    """Whether a function, or what it calls, calls a class of the project by its name."""
    if isinstance(entry, ScriptSymbol):
        return any(True for _ in _making(it, entry))
    return _makes(it, entry.module, entering.text_of(entry), {entry})


def _makes(it: Interpreter, module: ModuleSymbols, text: str, seen: set[FunctionSymbol]) -> bool:
    # Asked for one by one, an editor knows which names the answer depends on.
    mentioned = {one or other for one, other in _CALLED.findall(text)}
    called = {name for name in mentioned if name in module.bindings}
    values = [names.global_value(it, module, name) or () for name in sorted(called)]
    return any(_leads_to_class(it, one, seen) for value in values for one in value)


def _leads_to_class(it: Interpreter, one: object, seen: set[FunctionSymbol]) -> bool:
    if isinstance(one, DictRef):
        return any(isinstance(each, Class) for each in containers.mapping(it, one).any)
    if isinstance(one, Function) and one.symbol not in seen and len(seen) < MAX_FUNCTIONS:
        seen.add(one.symbol)
        if isinstance(one.symbol.node, cst.FunctionDef):
            return _makes(it, one.symbol.module, entering.text_of(one.symbol), seen)
    return isinstance(one, (Class, Instance))


def _making(it: Interpreter, script: ScriptSymbol) -> Iterator[cst.CSTNode]:
    """The statements at a file's top level that call a class of the project."""
    module = script.module
    _ = list(module.bindings)  # on which all of them may depend
    for node in script.statements:
        if _makes(it, module, module.source.code(node), set()):
            yield node


def walk_maker(it: Interpreter, entry: FunctionSymbol | ScriptSymbol) -> None:
    """Walk what is made: with the modules in place that are handed to constructors."""
    if isinstance(entry, FunctionSymbol):
        _walk(it, entry.module, entry.top, lambda: _enter(it, entry))
        return
    nodes = list(_making(it, entry))
    _walk(it, entry.module, nodes[0], lambda: _execute(it, nodes))


def _enter(it: Interpreter, function: FunctionSymbol) -> None:
    entering.enter(it, Function(function), is_constructor=True)


def _execute(it: Interpreter, nodes: list[cst.CSTNode]) -> None:
    try:
        it.execute(nodes)
    except OutOfSteps:
        it.notice("max-steps")


def _walk(
    it: Interpreter, module: ModuleSymbols, top: cst.CSTNode, make: Callable[[], None]
) -> None:
    it.steps = entering.all_but(it, SHARE)
    it.walked.clear()
    it.made.clear()
    it.heap.push()
    with entering.Standing(it, root_frame(module, top)):
        with Muted(it):
            make()
        owners = _holders(it)
        _walk_forward(it, [one for loc, one in it.made.items() if loc in owners])
    it.heap.pop()
    it.summaries.clear()
    it.supplied.clear()


def walk_held(it: Interpreter, maker: Instance) -> None:
    """Walk the owners of stubs that an object has made and that none of its methods calls."""
    owners = _holders(it)
    held = (value for record in it.heap.top().values() for value in _values(record))
    found = {
        one: None
        for value in held
        for one in value
        if isinstance(one, Instance) and one.loc in owners and one.loc.base != maker.loc
    }
    _walk_forward(it, list(found))


def _walk_forward(it: Interpreter, made: list[Instance]) -> None:
    for one in made:
        it.entered.clear()
        for method in entering.entry_methods(it, one.cls):
            if method.name in entering.FORWARD and (method, one.loc.base) not in it.walked:
                it.heap.push()  # what one leaves in its inputs, the next is not called with
                entering.enter(it, Function(method, one))
                it.heap.pop()


def _holders(it: Interpreter) -> set[Loc]:
    """What holds a stub, in an attribute or in a list or dict there."""
    top = it.heap.top()
    found = {key[0] for key, record in top.items() if has_stub(it, record)}
    size = 0
    while size < len(found):
        size = len(found)
        for key, record in top.items():
            if key[0] not in found and any(
                isinstance(one, (DictRef, ListRef)) and one.loc in found
                for value in _values(record)
                for one in value
            ):
                found.add(key[0])
    return found


def has_stub(it: Interpreter, record: Record) -> bool:
    """Whether a stub, or an object of a subclass of one, is among what is held."""
    return any(
        isinstance(one, Stub) or (isinstance(one, Instance) and is_stub(it, one.cls))
        for value in _values(record)
        for one in value
    )


def is_stub(it: Interpreter, cls: ClassSymbol) -> bool:
    """A subclass of a stub is one, and so owns what it does."""
    return any(it.quantizers.lookup(base) for base in classes.external_bases(it, cls))


def _values(record: Record) -> Iterator[Value]:
    if isinstance(record, Sequence):
        yield from record.items
        yield record.rest
    elif isinstance(record, Mapping):
        yield from (value for _, value in record.items)
        yield record.rest
    else:
        yield record
