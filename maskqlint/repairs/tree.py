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


def is_mutated(body: cst.CSTNode, name: str, since: cst.CSTNode | None = None) -> bool:
    """Whether something below writes into a name's tensor, or into what another name makes of it.

    `x[i] = v`, `x.add_(v)`, `torch.relu_(x)`, `relu(x, inplace=True)`, `out=x`; for a list `x.append(v)`.

    Args:
        since: what is written before this statement does not count.
    """
    known = _aliases(body, name)
    counts = since is None
    for each in walk(body):
        # What comes first in a loop comes again.
        counts = counts or each is since or isinstance(each, (cst.For, cst.While))
        for written in _written(each) if counts else ():
            base = _base(written)
            is_rebinding = isinstance(each, cst.AugAssign) and base is each.target
            if (
                base is not None
                and base.value in known
                and not (is_rebinding and base.value == name)
            ):
                return True
    return False


_SHARING = frozenset(
    [
        "view",
        "view_as",
        "reshape",
        "permute",
        "transpose",
        "expand",
        "expand_as",
        "squeeze",
        "unsqueeze",
        "flatten",
        "unflatten",
        "detach",
        "contiguous",
        "movedim",
        "swapaxes",
        "t",
        "T",
        "mT",
        "chunk",
        "split",
        "unbind",
        "select",
        "narrow",
        "diagonal",
        "float",
        "to",
        "tensor_split",
        "get",
        "values",
        "items",
    ]
)
"""Methods whose result may have the same elements."""
_GROWING = frozenset(["append", "extend", "insert", "pop", "remove", "clear", "update", "sort"])


def _written(node: cst.CSTNode) -> Iterator[cst.BaseExpression]:
    """What a statement or call writes into."""
    if isinstance(node, (cst.AssignTarget, cst.AugAssign)):
        if isinstance(node.target, cst.Subscript) or isinstance(node, cst.AugAssign):
            yield node.target
    elif isinstance(node, cst.Call):
        func = node.func
        method = func.attr.value if isinstance(func, cst.Attribute) else ""
        if isinstance(func, cst.Attribute) and (method.endswith("_") or method in _GROWING):
            yield func.value
        is_in_place = method.endswith("_")
        for arg in node.args:
            keyword = arg.keyword.value if arg.keyword is not None else ""
            if keyword == "out":
                yield arg.value
            is_in_place |= keyword == "inplace"
        if is_in_place and node.args:
            yield node.args[0].value


def _aliases(body: cst.CSTNode, name: str) -> set[str]:
    """Names whose tensors may share their elements: `head = x[..., 0]`, `rows = x.view(-1)`."""
    known = {name}
    pairs = [
        (each.targets[0].target, each.value)
        if isinstance(each, cst.Assign)
        else (each.target, each.iter)
        for each in walk(body)
        if isinstance(each, (cst.Assign, cst.For))
    ]
    size = 0
    while size != len(known):
        size = len(known)
        for target, value in pairs:
            base = _base(value)
            if base is not None and base.value in known and _shares(value):
                known.update(each.value for each in loads(target))
    return known


def _shares(node: cst.BaseExpression) -> bool:
    return all(
        each.func.attr.value in _SHARING
        for each in walk(node)
        if isinstance(each, cst.Call) and isinstance(each.func, cst.Attribute)
    )


def _base(node: cst.BaseExpression) -> cst.Name | None:
    """The name that a chain of items, attributes and methods begins with."""
    while not isinstance(node, cst.Name):
        if isinstance(node, (cst.Subscript, cst.Attribute)):
            node = node.value
        elif isinstance(node, cst.Call) and isinstance(node.func, cst.Attribute):
            node = node.func.value
        else:
            return None
    return node


def statements(body: cst.CSTNode) -> Iterator[cst.CSTNode]:
    """The statements of a suite or a module, simple ones one by one."""
    for each in getattr(body, "body", ()):
        if isinstance(each, cst.SimpleStatementLine):
            yield from each.body
        else:
            yield each
