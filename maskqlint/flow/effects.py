"""What a project's modules do when they are imported: fill registries, decorate, append.

A module's names are evaluated one by one, when they are asked for. A dict, list or object
that lives there may be changed by further statements and decorators, in its own file and in
others. They are looked for by its name when it is first read, and only they are run.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

import libcst as cst

from maskqlint.flow import calls, classes, containers, names
from maskqlint.flow.interpreter import Muted, root_frame
from maskqlint.flow.values import Class, DictRef, Instance, ListRef, Possibility, Value, union
from maskqlint.project.symbols import ClassSymbol, ImportBinding, ModuleSymbols

if TYPE_CHECKING:
    from maskqlint.flow.interpreter import Interpreter


MAX_STATEMENTS = 150
"""How many statements are run for all that a walk reads; timm alone registers 1,200 functions."""


def run(it: Interpreter, module: ModuleSymbols, name: str, value: Value) -> None:
    """Run what changes the value of a name at a module's top level."""
    changing = [one for one in value if isinstance(one, (DictRef, ListRef, Instance))]
    if not changing:
        return
    words = _words(module, name)
    # A dict that is written down with what it holds is hardly filled from elsewhere.
    unfilled = {each.loc: each for one in changing for each in _unfilled(it, one)}
    _run_in(it, module, words)
    if not unfilled:
        return
    pattern = re.compile(rb"\b(?:" + b"|".join(word.encode() for word in sorted(words)) + rb")\b")
    for path in it.project.behind(it.root or module.path):
        if len(it.ran) >= MAX_STATEMENTS:
            break  # the rest of the keys is unknown
        if path != module.path and it.project.holds(path, pattern):
            source = it.project.module(path)
            if source is not None:
                _run_in(it, source, words)
    # Who looks there for a key that is not among these finds what others have put in.
    it.registries.update(loc for loc, one in unfilled.items() if not _is_empty(it, one))


def _words(module: ModuleSymbols, name: str) -> frozenset[str]:
    """The name, and those of the module's functions and decorators that may change what it holds."""
    words = {name}
    size = 0
    while size < len(words):  # `register_part` may call `register`
        size = len(words)
        for function in module.functions():
            if not words.isdisjoint(function.mentions.names):
                words.add(function.name)
    for cls in module.classes():
        method = cls.methods.get("__call__")
        if method is not None and not words.isdisjoint(method.mentions.names):
            words.add(cls.name)
    return frozenset(words)


def _is_empty(it: Interpreter, one: DictRef | ListRef) -> bool:
    if isinstance(one, DictRef):
        return not containers.mapping(it, one).any
    return not containers.sequence(it, one).any


def _unfilled(it: Interpreter, one: Possibility) -> Iterator[DictRef | ListRef]:
    """The empty dicts and lists among a value, and those that an object holds."""
    if isinstance(one, (DictRef, ListRef)):
        if _is_empty(it, one):
            yield one
    elif isinstance(one, Instance):
        own = classes.as_dict(it, one)
        if own is not None:
            yield from _unfilled(it, own)
        held = [record for key, record in it.heap.items() if key[0] is one.loc]
        for cls in classes.linearize(it, one.cls):
            if isinstance(cls, ClassSymbol):
                held.extend(classes.class_attribute(it, cls, each) or () for each in cls.values)
        for value in held:
            if isinstance(value, tuple):
                for each in value:
                    if isinstance(each, (DictRef, ListRef)):
                        yield from _unfilled(it, each)


def _run_in(it: Interpreter, module: ModuleSymbols, words: frozenset[str]) -> None:
    """Run the statements of a module that mention one of the words."""
    text = module.source.text
    mentioned = [word for word in sorted(words) if word in text]
    here = {*mentioned, *_aliases(module, words)}
    pattern = re.compile(rf"\b(?:{'|'.join(sorted(here))})\b")
    if len(pattern.findall(text)) < 2:
        return  # only where it is made or imported
    for node in it.project.effects(module):
        if len(it.ran) >= MAX_STATEMENTS:
            return
        if node not in it.ran and pattern.search(_code(module, node)):
            it.ran.add(node)
            _run_statement(it, module, node)


def _aliases(module: ModuleSymbols, words: frozenset[str]) -> Iterator[str]:
    """Other names under which a module imports them."""
    for bound, entries in dict.items(module.bindings):
        if any(isinstance(each, ImportBinding) and each.name in words for each, _ in entries):
            yield bound


def _code(module: ModuleSymbols, node: cst.CSTNode) -> str:
    """What runs when the module does: of a class or function only the decorators."""
    if isinstance(node, (cst.ClassDef, cst.FunctionDef)):
        return " ".join(module.source.code(each.decorator) for each in node.decorators)
    return module.source.code(node)


def _run_statement(it: Interpreter, module: ModuleSymbols, node: cst.CSTNode) -> None:
    outer = it.frame
    it.frame = root_frame(module, node)
    try:
        with it.heap.at_base(), Muted(it):
            if isinstance(node, cst.FunctionDef):
                names.global_value(it, module, node.name.value)
            elif isinstance(node, cst.ClassDef):
                for one in names.global_value(it, module, node.name.value) or ():
                    if isinstance(one, Class) and one.cls.node is node:
                        calls.decorated_class(it, node, (one,))
            else:
                it.execute([node])
                _keep(it, module, it.frame.names)
    finally:
        it.frame = outer


def _keep(it: Interpreter, module: ModuleSymbols, bound: dict[str, Value]) -> None:
    """`HEADS |= {...}`: a name that was read and is now bound anew."""
    for name, value in bound.items():
        old = it.globals.get((module, name))
        if old is not None:
            it.globals[module, name] = union((value, old))
