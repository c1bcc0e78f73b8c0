"""Places in a tree: what holds a node, which function and statement it stands in, who uses a name."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache

import libcst as cst

COMPREHENSIONS = (cst.ListComp, cst.SetComp, cst.DictComp, cst.GeneratorExp)
SUITES = (cst.IndentedBlock, cst.SimpleStatementSuite, cst.SimpleStatementLine)
Path = tuple[cst.CSTNode, ...]
"""The nodes from a top-level statement down to a node, both included."""


class Tree:
    """One top-level statement, with the way from it to each of its nodes.

    Attributes:
        reaching: definitions that were looked up; `definitions` keeps them here.
        bound: the names that nodes bind.
    """

    def __init__(self, top: cst.CSTNode) -> None:
        self.top = top
        self.reaching: dict[tuple[cst.CSTNode, str], object] = {}
        self.bound: dict[cst.CSTNode, frozenset[str]] = {}
        self._above: dict[cst.CSTNode, cst.CSTNode] = {}
        stack = [top]
        while stack:
            node = stack.pop()
            for child in node.children:
                self._above[child] = node
                stack.append(child)

    def __contains__(self, node: cst.CSTNode) -> bool:
        return node is self.top or node in self._above

    def parent(self, node: cst.CSTNode) -> cst.CSTNode | None:
        """What holds a node."""
        return self._above.get(node)

    def above(self, node: cst.CSTNode) -> Iterator[cst.CSTNode]:
        """What holds a node, the nearest first."""
        found = self._above.get(node)
        while found is not None:
            yield found
            found = self._above.get(found)

    def function(self, node: cst.CSTNode) -> cst.FunctionDef | cst.Lambda | None:
        """The innermost function around a node; a node in its header belongs to what is outside."""
        below = node
        for holder in self.above(node):
            if isinstance(holder, cst.FunctionDef) and below is holder.body:
                return holder
            if isinstance(holder, cst.Lambda) and below is holder.body:
                return holder
            below = holder
        return None

    def method(self, node: cst.CSTNode) -> tuple[cst.ClassDef, cst.FunctionDef] | None:
        """The class around a node, and the method of it that the node stands in."""
        function: cst.FunctionDef | None = None
        below = node
        for holder in self.above(node):
            if isinstance(holder, cst.FunctionDef) and below is holder.body:
                function = holder
            if isinstance(holder, cst.ClassDef):
                return (holder, function) if function is not None else None
            below = holder
        return None

    def statement(self, node: cst.CSTNode) -> cst.BaseSmallStatement | None:
        """The simple statement around a node, in the node's own function."""
        for each in (node, *self.above(node)):
            if isinstance(each, cst.BaseSmallStatement):
                return each
            if isinstance(each, (cst.BaseCompoundStatement, cst.Lambda)):
                return None
        return None

    def is_in_scope_of_its_own(self, node: cst.CSTNode, statement: cst.CSTNode) -> bool:
        """Whether a comprehension or lambda stands between a node and its statement."""
        for holder in self.above(node):
            if holder is statement:
                return False
            if isinstance(holder, (cst.Lambda, *COMPREHENSIONS)):
                return True
        return False


@lru_cache(maxsize=4)
def tree_of(top: cst.CSTNode) -> Tree:
    """The tree of a top-level statement; reports come class by class."""
    return Tree(top)


def walk(node: cst.CSTNode) -> Iterator[cst.CSTNode]:
    """A node and all below it, in the order of the source."""
    yield node
    for child in node.children:
        yield from walk(child)


def loads(node: cst.CSTNode) -> Iterator[cst.Name]:
    """The names that an expression reads or binds: not attributes, not keywords."""
    if isinstance(node, cst.Name):
        yield node
    elif isinstance(node, (cst.Attribute, cst.Arg)):
        yield from loads(node.value)
    else:
        for child in node.children:
            yield from loads(child)


def has_effects(node: cst.CSTNode) -> bool:
    """Whether evaluating an expression twice, or earlier, may show."""
    effects = (cst.Call, cst.NamedExpr, cst.Await, cst.Yield)
    return any(isinstance(each, effects) for each in walk(node))


def is_mutated(body: cst.CSTNode, name: str) -> bool:
    """Whether something below writes into a name's tensor: `x[i] = v`, `x.add_(v)`."""
    for each in walk(body):
        if isinstance(each, (cst.AssignTarget, cst.AugAssign)) and isinstance(
            each.target, cst.Subscript
        ):
            written: cst.BaseExpression = each.target
        elif (
            isinstance(each, cst.Call)
            and isinstance(each.func, cst.Attribute)
            and each.func.attr.value.endswith("_")
        ):
            written = each.func.value
        else:
            continue
        while isinstance(written, (cst.Subscript, cst.Attribute)):
            written = written.value
        if isinstance(written, cst.Name) and written.value == name:
            return True
    return False


def binds(node: cst.CSTNode) -> bool:
    """Whether an expression binds a name or waits, so that it must be written once."""
    return any(isinstance(each, (cst.NamedExpr, cst.Await, cst.Yield)) for each in walk(node))


def statements(body: cst.CSTNode) -> Iterator[cst.CSTNode]:
    """The statements of a suite or a module, simple ones one by one."""
    for each in getattr(body, "body", ()):
        if isinstance(each, cst.SimpleStatementLine):
            yield from each.body
        else:
            yield each
