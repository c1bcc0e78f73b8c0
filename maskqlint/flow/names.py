"""What a name means: locals, closures, a module's globals, imports, builtins."""

from __future__ import annotations

import builtins
from collections.abc import Iterator
from typing import TYPE_CHECKING

import libcst as cst

from maskqlint.flow import calls, effects, naming, operators, statements
from maskqlint.flow.frames import Frame
from maskqlint.flow.interpreter import root_frame
from maskqlint.flow.values import (
    UNKNOWN,
    Class,
    Constant,
    External,
    Function,
    Module,
    Value,
    constant,
    union,
)
from maskqlint.project.symbols import (
    Binding,
    ClassSymbol,
    FunctionSymbol,
    ImportBinding,
    ModuleSymbols,
    ValueBinding,
)

if TYPE_CHECKING:
    from maskqlint.flow.interpreter import Interpreter

_CONSTANTS: dict[str, Value] = {
    "None": constant(None),
    "True": constant(True),
    "False": constant(False),
    "Ellipsis": constant(...),
}
_BUILTINS = frozenset(dir(builtins))


def load_name(it: Interpreter, name: str) -> Value:
    """The value of a name where the interpreter stands."""
    if name in _CONSTANTS:
        return _CONSTANTS[name]
    frame: Frame | None = it.frame
    while frame is not None:
        value = frame.names.get(name)
        if value is not None:
            return value
        frame = frame.scope
    found = global_value(it, it.frame.module, name)
    if found is not None:
        return found
    if name in _BUILTINS:
        return (External(f"builtins.{name}"),)
    return UNKNOWN


def store_name(it: Interpreter, target: cst.Name, value: Value) -> None:
    """Bind a name, and note it on the way of what is bound."""
    name = target.value
    value = naming.named(it.told(value, target, "assigned", name), name)
    frame = it.frame
    if name in frame.nonlocals:
        outer = frame.scope
        while outer is not None:
            if name in outer.names:
                outer.names[name] = value
                return
            outer = outer.scope
        key = (frame.module, name)
        it.globals[key] = union((global_value(it, *key) or (), value))
        return
    frame.names[name] = value


def global_value(it: Interpreter, module: ModuleSymbols, name: str) -> Value | None:
    """The value of a name at a module's top level, or None if the module has no such name."""
    key = (module, name)
    if key in it.globals:
        return it.globals[key]
    entries = module.bindings.get(name)
    if entries is None:
        return _from_stars(it, module, name)
    it.globals[key] = UNKNOWN  # a name that needs itself ends here
    it.touched[module.path] = None
    with it.heap.at_base():
        values = [_binding_value(it, module, name, *entry) for entry in entries]
    it.globals[key] = union(values) or UNKNOWN
    if any(isinstance(entry[0], ValueBinding) for entry in entries):
        effects.run(it, module, name, it.globals[key])
    return it.globals[key]


def _from_stars(it: Interpreter, module: ModuleSymbols, name: str) -> Value | None:
    if name.startswith("_"):
        return None
    if (module, name) in it.missing:
        return None
    for star in module.stars:
        path = it.project.path_of(star.dotted, star.level, module)
        if path is not None and not it.project.may_bind(path, name):
            continue
        source = it.project.module(path) if path is not None else None
        if source is None:
            known = External(f"{star.dotted}.{name}")
            if not star.level and is_known(it, known.dotted):
                return (known,)
        elif source is not module:
            it.globals[module, name] = UNKNOWN
            found = global_value(it, source, name)
            if found is not None:
                it.globals[module, name] = found
                return found
            del it.globals[module, name]
    it.missing.add((module, name))
    return None


def _binding_value(
    it: Interpreter, module: ModuleSymbols, name: str, binding: Binding, top: cst.CSTNode
) -> Value:
    if isinstance(binding, ClassSymbol):
        return (Class(binding),)
    if isinstance(binding, ImportBinding):
        return import_value(it, binding, module)
    outer = it.frame
    it.frame = root_frame(module, top)
    try:
        if isinstance(binding, FunctionSymbol):
            assert isinstance(binding.node, cst.FunctionDef)
            return calls.decorated(it, binding.node, (Function(binding),))
        return _assigned_value(it, name, binding)
    finally:
        it.frame = outer


def _assigned_value(it: Interpreter, name: str, binding: ValueBinding) -> Value:

    if binding.value is None:
        return UNKNOWN
    value = it.evaluate(binding.value)
    statements.assign(it, binding.target, value, binding.value)
    return it.frame.names.get(name, UNKNOWN)


def is_known(it: Interpreter, dotted: str) -> bool:
    """A name that the tables of stubs or operators explain, wherever the file may be."""
    return it.quantizers.lookup(dotted) is not None or operators.resolve(dotted) is not None


def import_value(it: Interpreter, binding: ImportBinding, importer: ModuleSymbols) -> Value:
    """What an import binds its name to."""
    if binding.name is None:
        return module_named(it, binding.dotted, importer)
    dotted = f"{binding.dotted}.{binding.name}"
    if not binding.level and is_known(it, dotted):
        return (External(dotted),)
    path = it.project.path_of(binding.dotted, binding.level, importer)
    if path is None:
        return UNKNOWN if binding.level else (External(dotted),)
    module = it.project.module(path)
    if module is None:
        return UNKNOWN
    return module_attribute(it, module, binding.name)


def module_named(it: Interpreter, dotted: str, importer: ModuleSymbols) -> Value:
    """What `import dotted as name` binds its name to."""
    path = it.project.path_of(dotted, 0, importer)
    if path is None:
        return (External(dotted),)
    module = it.project.module(path)
    return (Module(module),) if module is not None else UNKNOWN


def module_attribute(it: Interpreter, module: ModuleSymbols, name: str) -> Value:
    """`module.name`: a name at its top level, a module inside the package, or of a star import.

    The star imports come last: a package may have hundreds, and all would be parsed for the
    name of a file that lies beside them.
    """
    if name not in module.bindings:
        submodule = it.project.submodule(module, name)
        if submodule is not None:
            return (Module(submodule),)
    return global_value(it, module, name) or UNKNOWN


def star_names(
    it: Interpreter, binding: ImportBinding, importer: ModuleSymbols
) -> Iterator[tuple[str, Value]]:
    """What `from module import *` inside a function binds."""
    module = it.project.imported(binding, importer)
    if module is None:
        return
    for name in module.bindings:
        if not name.startswith("_"):
            yield name, global_value(it, module, name) or UNKNOWN


def external_attribute(it: Interpreter, one: External, name: str) -> Value:
    """An attribute of something outside the project."""
    dotted = f"{one.dotted}.{name}"
    if dotted in ("math.inf", "torch.inf", "numpy.inf"):
        return (Constant(float("inf"), "float"),)
    if dotted in ("math.nan", "torch.nan", "numpy.nan"):
        return (Constant(float("nan"), "float"),)
    return (External(dotted),)
