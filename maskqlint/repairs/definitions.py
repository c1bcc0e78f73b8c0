"""Which assignment a name's value comes from, where there is exactly one that every way passes."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

import libcst as cst

from maskqlint.project.symbols import target_names
from maskqlint.repairs.tree import COMPREHENSIONS, SUITES, Tree, statements, walk


class Definition(NamedTuple):
    """Where a name got its value.

    Attributes:
        statement: the assignment, or the function whose parameter or outer name it is.
        value: the assigned expression; None for what comes from outside.
        item: which item of the value, for a target that unpacks.
    """

    statement: cst.CSTNode | None
    value: cst.BaseExpression | None = None
    item: int | None = None


def reaching(tree: Tree, node: cst.CSTNode, name: str) -> Definition | None:
    """The one definition of a name that holds where a node is evaluated; None if there may be several."""
    key = (node, name)
    if key not in tree.reaching:
        tree.reaching[key] = _reaching(tree, node, name)
    found = tree.reaching[key]
    assert found is None or isinstance(found, Definition)
    return found


def _reaching(tree: Tree, node: cst.CSTNode, name: str) -> Definition | None:
    below: cst.CSTNode = node
    for holder in tree.above(node):
        if isinstance(holder, cst.Lambda):
            return None
        if isinstance(holder, COMPREHENSIONS) and name in names(tree, holder):
            return None
        if isinstance(holder, cst.BaseSmallStatement) and _binds_inside(holder, name):
            return None
        if isinstance(holder, SUITES):
            for each in reversed(_before(holder, below)):
                found = _defined(tree, each, name)
                if found is not None:
                    return found if found.statement is not None else None
        if isinstance(holder, cst.FunctionDef) and below is holder.body:
            return Definition(holder)
        if _may_come_from_elsewhere(tree, holder, below, name):
            return None
        below = holder
    return Definition(tree.top)


def _before(suite: cst.CSTNode, below: cst.CSTNode) -> list[cst.CSTNode]:
    found = []
    for each in getattr(suite, "body", ()):
        if each is below:
            break
        found.append(each)
    return found


def _defined(tree: Tree, node: cst.CSTNode, name: str) -> Definition | None:
    """What a statement makes of a name: nothing (None), its definition, or one of no statement."""
    if isinstance(node, SUITES):
        for each in reversed(list(statements(node))):
            found = _defined(tree, each, name)
            if found is not None:
                return found
        return None
    if name not in names(tree, node):
        return None
    if isinstance(node, cst.AnnAssign) and isinstance(node.target, cst.Name):
        return Definition(node, node.value) if node.value is not None else None
    if isinstance(node, cst.Assign) and not _binds_inside(node, name):
        for target in node.targets:
            if isinstance(target.target, cst.Name) and target.target.value == name:
                return Definition(node, node.value)
        if len(node.targets) == 1 and isinstance(node.targets[0].target, (cst.Tuple, cst.List)):
            elements = node.targets[0].target.elements
            plain = [
                each.value.value if isinstance(each.value, cst.Name) else "" for each in elements
            ]
            starred = any(isinstance(each, cst.StarredElement) for each in elements)
            if not starred and plain.count(name) == 1:
                return Definition(node, node.value, plain.index(name))
    return Definition(None)


def names(tree: Tree, node: cst.CSTNode) -> frozenset[str]:
    """All names that a statement or expression binds."""
    found = tree.bound.get(node)
    if found is None:
        found = tree.bound[node] = frozenset(bound(node))
    return found


def _binds_inside(statement: cst.CSTNode, name: str) -> bool:
    """Whether a walrus within a simple statement binds the name."""
    return any(
        isinstance(each, cst.NamedExpr) and name in set(target_names(each.target))
        for each in walk(statement)
    )


def _may_come_from_elsewhere(
    tree: Tree, holder: cst.CSTNode, below: cst.CSTNode, name: str
) -> bool:
    """Whether a compound statement binds the name in a part that may run before `below`."""
    if isinstance(holder, (cst.For, cst.While)):
        return name in names(tree, holder)
    if isinstance(holder, (cst.Try, cst.TryStar)):
        return below is not holder.body and name in names(tree, holder)
    if isinstance(holder, (cst.With, cst.ExceptHandler, cst.ExceptStarHandler, cst.MatchCase)):
        parts = [each for each in holder.children if each is not below]
        return any(name in names(tree, part) for part in parts)
    if isinstance(holder, cst.If):
        return name in names(tree, holder.test)
    if isinstance(holder, cst.Match):
        return name in names(tree, holder.subject)
    return False


_BINDING = (
    cst.AssignTarget,
    cst.AugAssign,
    cst.AnnAssign,
    cst.NamedExpr,
    cst.For,
    cst.CompFor,
    cst.Del,
)


def bound(node: cst.CSTNode) -> Iterator[str]:
    """All names that a statement or expression binds, also in the blocks below it."""
    if isinstance(node, (cst.FunctionDef, cst.ClassDef)):
        yield node.name.value
        # Calls of it may bind what it declares to be another function's.
        for each in walk(node.body):
            if isinstance(each, (cst.Nonlocal, cst.Global)):
                yield from (item.name.value for item in each.names)
        return
    if isinstance(node, cst.Lambda):
        return
    if isinstance(node, _BINDING):
        yield from _targets(node.target)
    elif isinstance(node, cst.AsName):
        yield from _targets(node.name)
    elif isinstance(node, cst.ImportAlias) and node.asname is None:
        name: cst.CSTNode = node.name
        while isinstance(name, cst.Attribute):
            name = name.value
        yield from _targets(name)
    elif isinstance(node, (cst.MatchAs, cst.MatchStar, cst.NameItem)):  # also global, nonlocal
        if node.name is not None:
            yield node.name.value
    elif isinstance(node, cst.MatchMapping) and node.rest is not None:
        yield node.rest.value
    for child in node.children:
        yield from bound(child)


def _targets(node: cst.CSTNode) -> Iterator[str]:
    if isinstance(node, cst.Name):
        yield node.value
    elif isinstance(node, cst.StarredElement):
        yield from _targets(node.value)
    elif isinstance(node, (cst.Tuple, cst.List)):
        for element in node.elements:
            yield from _targets(element.value)
