"""What the names of a file stand for: its imports, classes, functions and constants.

A table is made from the statements of a module in one shallow pass: bodies of
functions are not looked at, nothing is evaluated. What a binding's *value* is
belongs to the interpreter.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import field
from typing import NamedTuple

import libcst as cst

from maskqlint.late_dataclass import dataclass
from maskqlint.mentions import Mentions, mentions_in
from maskqlint.source import SourceFile


class ImportBinding(NamedTuple):
    """`import dotted` (name None) or `from dotted import name`, `level` dots before it."""

    dotted: str
    name: str | None
    level: int


class ValueBinding(NamedTuple):
    """An assignment: `target = value`, both as written; the value is None for `for` targets."""

    target: cst.BaseExpression
    value: cst.BaseExpression | None
    annotation: cst.BaseExpression | None


@dataclass(slots=True, eq=False)
class FunctionSymbol:
    """A function, method or lambda.

    Attributes:
        qualname: `Class.method`, as in Python's `__qualname__` without `<locals>`.
        cls: the class whose body defines it.
    """

    module: ModuleSymbols
    node: cst.FunctionDef | cst.Lambda
    top: cst.CSTNode
    name: str
    qualname: str
    cls: ClassSymbol | None = None
    decorators: tuple[str, ...] = ()
    known_mentions: Mentions | None = None

    def show(self) -> None:
        """Have the body parsed, if it was left out; raises BrokenBody."""
        if isinstance(self.node, cst.FunctionDef):
            self.module.source.show(self.node)

    @property
    def mentions(self) -> Mentions:
        """What the parameters and the body mention."""
        if self.known_mentions is None:
            receiver = ""
            if self.cls is not None and not self.is_static:
                positional = [*self.node.params.posonly_params, *self.node.params.params]
                receiver = positional[0].name.value if positional else ""
            code = self.module.source.outline.code_for_node(self.node)
            self.known_mentions = mentions_in(code, receiver)
        return self.known_mentions

    @property
    def is_static(self) -> bool:
        """A staticmethod."""
        return "staticmethod" in self.decorators

    @property
    def is_classmethod(self) -> bool:
        """A classmethod."""
        return "classmethod" in self.decorators

    @property
    def is_property(self) -> bool:
        """Reading the attribute calls it."""
        return any(
            each in ("property", "cached_property", "functools.cached_property", "abstractproperty")
            for each in self.decorators
        )


@dataclass(slots=True, eq=False)
class ClassSymbol:
    """A class: its methods, assignments, property setters and inner classes, in source order."""

    module: ModuleSymbols
    node: cst.ClassDef
    top: cst.CSTNode
    name: str
    qualname: str
    methods: dict[str, FunctionSymbol] = field(default_factory=dict)
    values: dict[str, ValueBinding] = field(default_factory=dict)
    setters: dict[str, FunctionSymbol] = field(default_factory=dict)
    classes: dict[str, ClassSymbol] = field(default_factory=dict)
    decorators: tuple[str, ...] = ()
    scope: object = None

    @property
    def bases(self) -> Sequence[cst.Arg]:
        """The base classes as written."""
        return [each for each in self.node.bases if not each.star]

    @property
    def fields(self) -> list[tuple[str, ValueBinding]]:
        """The annotated names, which are a dataclass's or NamedTuple's fields."""
        return [each for each in self.values.items() if each[1].annotation is not None]


SCRIPT = "<script>"


class ScriptSymbol(NamedTuple):
    """What a file does at its top level, or when it is run: neither classes, functions nor imports."""

    module: ModuleSymbols
    name: str
    statements: tuple[cst.CSTNode, ...]


Entry = ClassSymbol | FunctionSymbol | ScriptSymbol
Binding = ImportBinding | ValueBinding | FunctionSymbol | ClassSymbol


@dataclass(slots=True, eq=False)
class ModuleSymbols:
    """The names that a file binds at its top level; a name may be bound on several ways.

    Attributes:
        effects: the top-level statements that may do more than to bind a name.
    """

    path: str
    name: str
    source: SourceFile
    bindings: dict[str, list[tuple[Binding, cst.CSTNode]]] = field(default_factory=dict)
    defined: list[ClassSymbol | FunctionSymbol] = field(default_factory=list)
    stars: list[ImportBinding] = field(default_factory=list)
    effects: list[cst.CSTNode] = field(default_factory=list)

    @property
    def is_package(self) -> bool:
        """An `__init__.py`."""
        return self.path.endswith("__init__.py")

    def release(self) -> None:
        """Take apart what refers to this and is referred to by it."""
        for cls in self.classes():
            cls.methods.clear()
            cls.setters.clear()
            cls.classes.clear()
        self.bindings.clear()
        self.defined.clear()
        self.effects.clear()

    def classes(self) -> Iterator[ClassSymbol]:
        """The classes at the top level, in source order."""
        yield from (each for each in self.defined if isinstance(each, ClassSymbol))

    def functions(self) -> Iterator[FunctionSymbol]:
        """The functions at the top level, in source order."""
        yield from (each for each in self.defined if isinstance(each, FunctionSymbol))

    def scripts(self) -> Iterator[ScriptSymbol]:
        """The statements at the top level that call something, if there are any."""
        found = tuple(each for each in self.source.outline.body if _is_call(each))
        if found:
            yield ScriptSymbol(self, SCRIPT, found)


def read_symbols(path: str, name: str, source: SourceFile) -> ModuleSymbols:
    """Tabulate the names of a parsed file."""
    symbols = ModuleSymbols(path, name, source)
    for statement in source.outline.body:
        _collect(symbols, statement, statement)
        if _has_effects(statement):
            symbols.effects.append(statement)
    return symbols


def _has_effects(node: cst.CSTNode) -> bool:
    """Whether a statement may change what other names stand for: a call, a decorator, an import."""
    if isinstance(node, (cst.ClassDef, cst.FunctionDef)):
        return bool(node.decorators)
    if not isinstance(node, cst.SimpleStatementLine):
        return not (isinstance(node, cst.If) and _is_main_guard(node))
    return any(
        isinstance(small, (cst.AugAssign, cst.Import, cst.ImportFrom))
        or (isinstance(small, cst.Expr) and isinstance(small.value, cst.Call))
        or (
            isinstance(small, cst.Assign)
            and any(
                isinstance(each.target, (cst.Subscript, cst.Attribute)) for each in small.targets
            )
        )
        for small in node.body
    )


def _is_call(node: cst.CSTNode) -> bool:
    """Whether a statement is a call, or an assignment of its result, or holds further ones."""
    if isinstance(node, cst.SimpleStatementLine):
        return any(
            isinstance(small, (cst.Expr, cst.Assign, cst.AnnAssign))
            and not isinstance(small.value, (cst.SimpleString, cst.Integer, cst.Name))
            for small in node.body
        )
    return isinstance(node, (cst.If, cst.For, cst.With, cst.Try))


def _is_main_guard(node: cst.If) -> bool:
    """`if __name__ == "__main__":`, which no import runs."""
    test = node.test
    return (
        isinstance(test, cst.Comparison)
        and isinstance(test.left, cst.Name)
        and test.left.value == "__name__"
    )


def dotted_name(node: cst.CSTNode) -> str | None:
    """`a.b.c` for a chain of attributes, None for anything else."""
    parts = []
    while isinstance(node, cst.Attribute):
        parts.append(node.attr.value)
        node = node.value
    if not isinstance(node, cst.Name):
        return None
    parts.append(node.value)
    return ".".join(reversed(parts))


def import_bindings(node: cst.Import | cst.ImportFrom) -> Iterator[tuple[str, ImportBinding]]:
    """The names that an import statement binds; a star import binds "*"."""
    if isinstance(node, cst.Import):
        for alias in node.names:
            dotted = dotted_name(alias.name) or ""
            bound = _asname(alias)
            if bound is None:
                first = dotted.partition(".")[0]
                yield first, ImportBinding(first, None, 0)
            else:
                yield bound, ImportBinding(dotted, None, 0)
        return
    module = dotted_name(node.module) or "" if node.module is not None else ""
    level = len(node.relative)
    if isinstance(node.names, cst.ImportStar):
        yield "*", ImportBinding(module, "*", level)
        return
    for alias in node.names:
        name = dotted_name(alias.name) or ""
        yield _asname(alias) or name, ImportBinding(module, name, level)


def target_names(target: cst.BaseExpression) -> Iterator[str]:
    """The plain names in an assignment's target."""
    if isinstance(target, cst.Name):
        yield target.value
    elif isinstance(target, (cst.Tuple, cst.List)):
        for element in target.elements:
            yield from target_names(element.value)


def read_class(
    module: ModuleSymbols, node: cst.ClassDef, top: cst.CSTNode, prefix: str = ""
) -> ClassSymbol:
    """Tabulate a class's body."""
    qualname = prefix + node.name.value
    cls = ClassSymbol(module, node, top, node.name.value, qualname)
    cls.decorators = _decorators(node.decorators)
    if isinstance(node.body, cst.IndentedBlock):
        for statement in node.body.body:
            _collect_member(cls, statement)
    elif isinstance(node.body, cst.SimpleStatementSuite):
        _collect_small(cls, node.body.body)
    return cls


def read_function(
    module: ModuleSymbols,
    node: cst.FunctionDef,
    top: cst.CSTNode,
    prefix: str = "",
    cls: ClassSymbol | None = None,
) -> FunctionSymbol:
    """A function's symbol."""
    name = node.name.value
    symbol = FunctionSymbol(
        module, node, top, name, prefix + name, cls, _decorators(node.decorators)
    )
    symbol.known_mentions = module.source.mentions(node)
    return symbol


def _asname(alias: cst.ImportAlias) -> str | None:
    if alias.asname is None or not isinstance(alias.asname.name, cst.Name):
        return None
    return alias.asname.name.value


def _decorators(nodes: Sequence[cst.Decorator]) -> tuple[str, ...]:
    names = []
    for each in nodes:
        node = each.decorator
        if isinstance(node, cst.Call):
            node = node.func
        names.append(dotted_name(node) or "")
    return tuple(names)


def blocks(node: cst.CSTNode) -> Iterator[cst.BaseSuite]:
    """The suites of a compound statement that run where the statement stands."""
    if isinstance(node, (cst.If, cst.Try, cst.TryStar, cst.For, cst.While, cst.With)):
        yield node.body
    if isinstance(node, (cst.Try, cst.TryStar)):
        for handler in node.handlers:
            yield handler.body
        if node.finalbody is not None:
            yield node.finalbody.body
    orelse = getattr(node, "orelse", None)
    if isinstance(orelse, cst.If):
        yield from blocks(orelse)
    elif isinstance(orelse, cst.Else):
        yield orelse.body
    if isinstance(node, cst.Match):
        for case in node.cases:
            yield case.body


def _collect(symbols: ModuleSymbols, node: cst.CSTNode, top: cst.CSTNode) -> None:
    if isinstance(node, cst.SimpleStatementLine):
        for small in node.body:
            _collect_statement(symbols, small, top)
    elif isinstance(node, cst.ClassDef):
        _bind(symbols, node.name.value, read_class(symbols, node, top), top)
    elif isinstance(node, cst.FunctionDef):
        _bind(symbols, node.name.value, read_function(symbols, node, top), top)
    else:
        if isinstance(node, cst.For):
            for name in target_names(node.target):
                _bind(symbols, name, ValueBinding(node.target, None, None), top)
        for block in blocks(node):
            if isinstance(block, cst.IndentedBlock):
                for statement in block.body:
                    _collect(symbols, statement, top)
            elif isinstance(block, cst.SimpleStatementSuite):
                for small in block.body:
                    _collect_statement(symbols, small, top)


def _collect_statement(
    symbols: ModuleSymbols, node: cst.BaseSmallStatement, top: cst.CSTNode
) -> None:
    if isinstance(node, (cst.Import, cst.ImportFrom)):
        for name, binding in import_bindings(node):
            if name == "*":
                symbols.stars.append(binding)
            else:
                _bind(symbols, name, binding, top)
    else:
        for name, value in _assigned(node):
            _bind(symbols, name, value, top)


def _assigned(node: cst.BaseSmallStatement) -> Iterator[tuple[str, ValueBinding]]:
    if isinstance(node, cst.Assign):
        for target in node.targets:
            for name in target_names(target.target):
                yield name, ValueBinding(target.target, node.value, None)
    elif isinstance(node, cst.AnnAssign) and isinstance(node.target, cst.Name):
        yield (
            node.target.value,
            ValueBinding(node.target, node.value, node.annotation.annotation),
        )


def _bind(symbols: ModuleSymbols, name: str, binding: Binding, top: cst.CSTNode) -> None:
    entries = symbols.bindings.setdefault(name, [])
    if isinstance(binding, (ClassSymbol, FunctionSymbol)):
        symbols.defined.append(binding)
    is_certain = isinstance(top, (cst.SimpleStatementLine, cst.ClassDef, cst.FunctionDef))
    if is_certain and not isinstance(binding, ValueBinding):
        entries.clear()  # defined or imported anew; an assignment may build on what was there
    entries.append((binding, top))


def _collect_member(cls: ClassSymbol, node: cst.CSTNode) -> None:
    if isinstance(node, cst.SimpleStatementLine):
        _collect_small(cls, node.body)
    elif isinstance(node, cst.FunctionDef):
        method = read_function(cls.module, node, cls.top, cls.qualname + ".", cls)
        # A property's setter comes after its getter and must not hide it.
        if any(each.endswith(".setter") for each in method.decorators):
            cls.setters[method.name] = method
        elif not any(each.endswith(".deleter") for each in method.decorators):
            cls.methods[method.name] = method
    elif isinstance(node, cst.ClassDef):
        inner = read_class(cls.module, node, cls.top, cls.qualname + ".")
        cls.classes[inner.name] = inner
    else:
        for block in blocks(node):
            for statement in block.body:
                if isinstance(statement, cst.BaseSmallStatement):
                    _collect_small(cls, [statement])
                elif isinstance(statement, cst.BaseStatement):
                    _collect_member(cls, statement)


def _collect_small(cls: ClassSymbol, body: Sequence[cst.BaseSmallStatement]) -> None:
    for node in body:
        for name, value in _assigned(node):
            cls.values[name] = value
