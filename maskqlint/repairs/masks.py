"""A mask made float and quantized by a stub of its own: once, where it is made, if that is possible."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from typing import TYPE_CHECKING

import libcst as cst

from maskqlint.flow.events import sort_of
from maskqlint.repairs.definitions import Definition, reaching
from maskqlint.repairs.stubs import own_stub
from maskqlint.repairs.tree import is_mutated, loads, walk

if TYPE_CHECKING:
    from maskqlint.findings import Edit, Fix
    from maskqlint.flow.events import Operand
    from maskqlint.repairs.builder import Builder

_INT_CASTS = frozenset(["int", "long", "short", "char", "byte"])
_INTEGER = re.compile(r"\b(u?int\d*|long|short|char|byte)(Tensor)?\b", re.IGNORECASE)
_VIEWS = (
    "unsqueeze squeeze view reshape permute transpose expand expand_as repeat flatten unflatten"
    " contiguous movedim swapaxes clone detach t view_as"
)
VIEWS = frozenset(_VIEWS.split())
_SHAPES = frozenset(["shape", "size", "dim", "ndim", "dtype", "device", "numel"])


def quantized(builder: Builder, operand: Operand, other: Operand, message: str) -> Fix | None:
    """The operand as float through a stub of its own; None where no stub can be made."""
    node, tensor = operand.node, operand.tensor
    if node is None or tensor is None or node not in builder.tree:
        return None
    if builder.met(builder.site.node) != sort_of(operand):
        return None  # another caller gives what is no such mask, or a quantized one
    is_binary = tensor.kind == "bool" or tensor.mask == "binary"
    stub = own_stub(builder, other.grid, is_binary=is_binary)
    if stub is None:
        return None
    mask = _Mask(builder, operand)

    def wrapped(text: str) -> str:
        return f"{stub.spelling}({text})"

    made = mask.definition
    if made is None or made.value is None:
        edits = [builder.call_instead(node, wrapped(mask.as_float(node)))]
    elif mask.is_for_arithmetic:
        # All that becomes of it is arithmetic: it is a quantized mask from the beginning.
        edits = [builder.call_instead(made.value, wrapped(mask.as_float(made.value)))]
    elif mask.is_shared:
        edits = mask.kept_beside(wrapped)
    else:
        edits = [builder.call_instead(node, wrapped(mask.as_float(node)))]
    return builder.safe(message, *stub.edits, *edits)


class _Mask:
    """A mask's name, where it is made, and what else becomes of it."""

    def __init__(self, builder: Builder, operand: Operand) -> None:
        self.builder = builder
        self.operand = operand
        assert operand.node is not None
        self.base = base_of(operand.node)
        self.definition = self._definition()
        self.products: list[cst.Name] = []
        self.others: list[cst.Name] = []
        if self.definition is not None:
            self._look()

    def _definition(self) -> Definition | None:
        if self.base is None:
            return None
        found = reaching(self.builder.tree, self.base, self.base.value)
        if found is None or found.value is None or found.item is not None:
            return None
        if isinstance(found.value, (cst.Tuple, cst.List, cst.Dict)):
            return None
        return found

    def _look(self) -> None:
        """Sort the uses of the name by what they need."""
        assert self.base is not None and self.definition is not None
        tree = self.builder.tree
        function = tree.function(self.base)
        if function is None or isinstance(function, cst.Lambda):
            self.others.append(self.base)
            return
        assert self.definition.statement is not None
        targets = set(_targets(self.definition.statement))
        for name in loads(function.body):
            if name.value != self.base.value or name in targets:
                continue
            if tree.function(name) is not function:
                self.others.append(name)
                continue
            found = reaching(tree, name, name.value)
            if _is_target(tree.parent(name)) or found not in (None, self.definition):
                continue
            use = self._use(name)
            if found is None or use == "other":
                self.others.append(name)
            elif use == "product":
                self.products.append(name)

    def _use(self, name: cst.Name) -> str:
        """What a load of the name is for: a product with what is quantized, nothing, or other things."""
        tree = self.builder.tree
        node: cst.CSTNode = name
        holder = tree.parent(node)
        while holder is not None:
            if isinstance(holder, cst.Subscript) and holder.value is node and _is_view(holder):
                node, holder = holder, tree.parent(holder)
                continue
            if isinstance(holder, cst.Attribute) and holder.value is node:
                if holder.attr.value in _SHAPES:
                    return "nothing"
                call = tree.parent(holder)
                if isinstance(call, cst.Call) and call.func is holder:
                    if holder.attr.value in VIEWS:
                        node, holder = call, tree.parent(call)
                        continue
                    return self._meeting(call)
                return "other"
            if isinstance(holder, (cst.BinaryOperation, cst.AugAssign)):
                return self._meeting(holder)
            if isinstance(holder, cst.Arg):
                call = tree.parent(holder)
                assert isinstance(call, cst.Call)
                return self._passed(call, holder)
            break
        return "other"

    def _passed(self, call: cst.Call, arg: cst.Arg) -> str:
        """A use as an argument."""
        if isinstance(call.func, cst.Name) and call.func.value in ("print", "len"):
            return "nothing"
        return self._meeting(call) if arg.keyword is None else "other"

    def _meeting(self, node: cst.CSTNode) -> str:
        """A product with what has not been quantized on every way must go on without the stub."""
        return "product" if self.builder.met(node) is not None else "other"

    @property
    def is_for_arithmetic(self) -> bool:
        """Whether arithmetic with quantized values is all that becomes of the mask."""
        return not self.others

    @property
    def is_shared(self) -> bool:
        """Whether it is used in several products, and stays what it is."""
        if self.base is None or len(self.products) < 2:
            return False
        function = self.builder.tree.function(self.base)
        return function is not None and not is_mutated(function.body, self.base.value)

    def as_float(self, node: cst.BaseExpression) -> str:
        """The node's text as a float tensor; an integer cast of 0/1 is replaced, not stacked."""
        builder, tensor = self.builder, self.operand.tensor
        assert tensor is not None
        if tensor.kind == "float":
            return builder.text(node)
        if tensor.kind == "int" and tensor.mask == "binary":
            cast = _int_cast(node)
            if cast is not None:
                func = cast.func
                assert isinstance(func, cst.Attribute)
                whole, part = builder.text(node), builder.text(cast)
                start = builder.source.offset(builder.span(node).start)
                low = builder.source.offset(builder.span(cast).start) - start
                floats = builder.to_float(builder.atom(func.value))
                return whole[:low] + floats + whole[low + len(part) :]
        return builder.to_float(builder.atom(node))

    def kept_beside(self, wrapped: Callable[[str], str]) -> list[Edit]:
        """The quantized mask under a name of its own, right behind the mask."""
        builder, base = self.builder, self.base
        assert base is not None and self.definition is not None
        assert self.definition.statement is not None
        name = builder.unused(f"quantized_{base.value}")
        float_ = base.value
        if self.operand.tensor is not None and self.operand.tensor.kind != "float":
            float_ = builder.to_float(base.value)
        return [
            builder.after(self.definition.statement, f"{name} = {wrapped(float_)}"),
            builder.replace(base, name),
        ]


def base_of(node: cst.BaseExpression) -> cst.Name | None:
    """The name that an expression is a view of."""
    while True:
        if isinstance(node, cst.Name):
            return node
        if isinstance(node, cst.Subscript) and _is_view(node):
            node = node.value
        elif (
            isinstance(node, cst.Call)
            and isinstance(node.func, cst.Attribute)
            and node.func.attr.value in VIEWS
        ):
            node = node.func.value
        else:
            return None


def _is_view(node: cst.Subscript) -> bool:
    """Whether the index shows that a tensor is indexed: `[:, None]`, not `[0]` or `["key"]`."""
    if len(node.slice) > 1:
        return True
    index = node.slice[0].slice
    if isinstance(index, cst.Slice):
        return True
    value = index.value if isinstance(index, cst.Index) else None
    return isinstance(value, cst.Ellipsis) or (
        isinstance(value, cst.Name) and value.value == "None"
    )


def _int_cast(node: cst.BaseExpression) -> cst.Call | None:
    """The cast to integers that an expression is, or is a view of."""
    while True:
        if isinstance(node, cst.Subscript):
            node = node.value
        elif isinstance(node, cst.Call) and isinstance(node.func, cst.Attribute):
            method = node.func.attr.value
            if method in ("to", "type"):
                if _INTEGER.search(_words(node.args)):
                    return node
            elif method in _INT_CASTS:
                return node
            elif method not in VIEWS:
                return None
            node = node.func.value
        else:
            return None


def _words(args: Sequence[cst.Arg]) -> str:
    """The names in the arguments of a cast."""
    found = [each.value for arg in args for each in walk(arg.value) if isinstance(each, cst.Name)]
    return " ".join(found)


def _targets(statement: cst.CSTNode) -> Iterator[cst.Name]:
    if isinstance(statement, cst.Assign):
        for each in statement.targets:
            if isinstance(each.target, cst.Name):
                yield each.target
    elif isinstance(statement, cst.AnnAssign) and isinstance(statement.target, cst.Name):
        yield statement.target


def _is_target(holder: cst.CSTNode | None) -> bool:
    """Whether a name below is only bound: an assignment's or a parameter's."""
    return isinstance(holder, (cst.AssignTarget, cst.Param))
