"""Where a class makes a stub of its own: behind those that it makes already, at a place that every construction passes."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import TYPE_CHECKING, NamedTuple

import libcst as cst

from maskqlint.findings import Edit, Position, Span
from maskqlint.project.symbols import ClassSymbol, dotted_name
from maskqlint.repairs.definitions import bound
from maskqlint.repairs.tree import statements, walk

if TYPE_CHECKING:
    from maskqlint.repairs.builder import Builder


class Place(NamedTuple):
    """Behind a statement of a method; without one, in an `__init__` that the class is given."""

    method: cst.FunctionDef | None = None
    statement: cst.CSTNode | None = None

    def adding(self, builder: Builder, cls: cst.ClassDef, assigned: str) -> Edit | None:
        """The edit that assigns an attribute here."""
        if self.method is None or self.statement is None:
            return _new_init(builder, cls, assigned)
        return builder.after(self.statement, f"{self_name(self.method)}.{assigned}")


def self_name(method: cst.FunctionDef) -> str | None:
    """What a method calls its object; None for static and class methods."""
    for decorator in method.decorators:
        if dotted_name(decorator.decorator) in ("staticmethod", "classmethod"):
            return None
    params = (*method.params.posonly_params, *method.params.params)
    return params[0].name.value if params else None


def place_in(
    builder: Builder, cls: cst.ClassDef, makes_stub: Callable[[cst.CSTNode], bool]
) -> Place | None:
    """Where the class makes its stubs, or behind `super().__init__()`, or an `__init__` of its own."""
    if not isinstance(cls.body, cst.IndentedBlock):
        return None
    methods = {
        each.name.value: each
        for each in statements(cls.body)
        if isinstance(each, cst.FunctionDef) and not each.decorators and self_name(each)
    }
    for name in _constructing(builder, cls):
        method = methods.get(name)
        holding = [each for each in _certain(method) if _keeps(method, each) and makes_stub(each)]
        if holding:
            return Place(method, holding[-1])
    init = methods.get("__init__")
    if init is None:
        # One that is made under a condition, or by an assignment, is not replaced.
        return None if "__init__" in set(bound(cls.body)) else Place()
    behind = next((each for each in _certain(init) if _calls_init(each)), None)
    return Place(init, behind) if behind is not None else None


def _certain(method: cst.FunctionDef | None) -> Iterator[cst.CSTNode]:
    """The statements that a method passes whenever it is called: those before its first return."""
    for each in statements(method.body) if method is not None else ():
        if not isinstance(each, (cst.FunctionDef, cst.ClassDef)):
            if any(isinstance(inner, (cst.Return, cst.Yield)) for inner in _own(each)):
                return
            yield each


def _own(node: cst.CSTNode) -> Iterator[cst.CSTNode]:
    """A node and all below it, but for functions and classes that are only defined there."""
    yield node
    for child in node.children:
        if not isinstance(child, (cst.FunctionDef, cst.Lambda, cst.ClassDef)):
            yield from _own(child)


def _keeps(method: cst.FunctionDef | None, statement: cst.CSTNode) -> bool:
    """Whether a statement speaks of the object."""
    owner = self_name(method) if method is not None else None
    return any(isinstance(each, cst.Name) and each.value == owner for each in walk(statement))


def _calls_init(statement: cst.CSTNode) -> bool:
    if not isinstance(statement, cst.Expr) or not isinstance(statement.value, cst.Call):
        return False
    func = statement.value.func
    return isinstance(func, cst.Attribute) and func.attr.value == "__init__"


def _constructing(builder: Builder, cls: cst.ClassDef) -> list[str]:
    """The methods that every construction of an object runs, `__init__` first."""
    order = [each for each in lineage(builder, cls) if isinstance(each, ClassSymbol)]
    found = ["__init__"]
    for name in found:
        for method in _run_by(name, order):
            for each in _certain(method):
                called = _called(each, self_name(method))
                if called not in ("", *found):
                    found.append(called)
    return found


def lineage(builder: Builder, cls: cst.ClassDef) -> Sequence[ClassSymbol | str]:
    """A class and its bases, also those in other files, as far as the walk has looked them up."""
    for each, order in builder.report.lineage.items():
        if each.node is cls:
            return order
    return [each for each in builder.module.classes() if each.node is cls]


def _run_by(name: str, order: Sequence[ClassSymbol]) -> Iterator[cst.FunctionDef]:
    """The method of a name, and those of the bases that it calls by super()."""
    for cls in order:
        symbol = cls.methods.get(name)
        if symbol is None or not isinstance(symbol.node, cst.FunctionDef):
            continue
        symbol.show()
        yield symbol.node
        if not any(_calls_super(each, name) for each in _certain(symbol.node)):
            return


def _calls_super(statement: cst.CSTNode, name: str) -> bool:
    return (
        isinstance(statement, cst.Expr)
        and isinstance(statement.value, cst.Call)
        and isinstance(statement.value.func, cst.Attribute)
        and statement.value.func.attr.value == name
    )


def _called(statement: cst.CSTNode, owner: str | None) -> str:
    """The object's method that a statement calls, or ""."""
    if not isinstance(statement, (cst.Expr, cst.Assign)):
        return ""
    value = statement.value
    name = dotted_name(value.func) if isinstance(value, cst.Call) else None
    head, _, method = (name or "").partition(".")
    return method if head == owner and method.isidentifier() else ""


def _new_init(builder: Builder, cls: cst.ClassDef, made: str) -> Edit | None:
    """An `__init__` in front of the first method."""
    first = next((each for each in statements(cls.body) if isinstance(each, cst.FunctionDef)), None)
    if first is None:
        return None
    source = builder.source
    top = first.decorators[0] if first.decorators else first
    row = builder.span(top).start.row
    line = source.line(row)
    indent = line[: len(line) - len(line.lstrip())].replace("\f", "")
    while source.line(row - 1).lstrip().startswith("#"):
        row -= 1
    if row <= builder.span(cls).start.row:
        return None
    step = source.module.default_indent
    plain = len(cls.bases) == 1 and builder.resolved(cls.bases[0].value) == "torch.nn.Module"
    given, passed = ("", "") if plain else (", *args, **kwargs", "*args, **kwargs")
    lines = (
        f"{indent}def __init__(self{given}):",
        f"{indent}{step}super().__init__({passed})",
        f"{indent}{step}self.{made}",
        "",
    )
    at = Position(row, 1)
    return Edit(builder.path, Span(at, at), "".join(f"{each}\n" for each in lines))
