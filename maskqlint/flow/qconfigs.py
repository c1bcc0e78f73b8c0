"""Qconfigs that are assigned to stubs from where the walk does not follow them."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import libcst as cst

from maskqlint.flow import classes
from maskqlint.project.symbols import ClassSymbol

if TYPE_CHECKING:
    from maskqlint.flow.interpreter import Interpreter
    from maskqlint.project.symbols import ModuleSymbols

_ASSIGNED = re.compile(r"(\w+)\.(\w+)\.qconfig\s*=(?!=)")
_WALKS = frozenset(["named_modules", "modules", "named_children", "children"])


def is_set_elsewhere(it: Interpreter, node: cst.CSTNode) -> bool:
    """Whether the stub that is called here may have a qconfig that is not seen from here.

    An owner writes `self.gate.quant_mask.qconfig = ...`, but a gate is walked by itself, too.
    Or a class goes through its modules and picks stubs by their names.
    """
    func = node.func if isinstance(node, cst.Call) else None
    name = func.attr.value if isinstance(func, cst.Attribute) else ""
    if name and name in _named_by_owners(it, it.frame.module):
        return True
    cls = it.frame.cls
    return cls is not None and _goes_through_modules(it, cls)


def _named_by_owners(it: Interpreter, module: ModuleSymbols) -> frozenset[str]:
    known = it.named_by_owners.get(module)
    if known is None:
        found = _ASSIGNED.findall(module.source.text)
        known = frozenset(stub for owner, stub in found if owner != "self")
        it.named_by_owners[module] = known
    return known


def _goes_through_modules(it: Interpreter, cls: ClassSymbol) -> bool:
    known = it.pick_stubs.get(cls)
    if known is None:
        known = it.pick_stubs[cls] = any(
            not _WALKS.isdisjoint(method.mentions.own)
            for method in classes.qconfig_methods(it, cls)
        )
    return known
