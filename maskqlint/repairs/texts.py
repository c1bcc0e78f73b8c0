"""What the source says at the places of one report, and which names are still free."""

from __future__ import annotations

import re
from functools import cached_property
from typing import TYPE_CHECKING

import libcst as cst

from maskqlint.project.symbols import ClassSymbol, ImportBinding, ModuleSymbols, dotted_name
from maskqlint.repairs.definitions import bound
from maskqlint.repairs.tree import Tree, tree_of

if TYPE_CHECKING:
    from maskqlint.findings import Span
    from maskqlint.flow.values import Site
    from maskqlint.rule import Report

_ATOMS = (cst.Name, cst.Attribute, cst.Call, cst.Subscript, cst.Float, cst.List)
_LOOSER = (cst.Comparison, cst.BooleanOperation, cst.IfExp, cst.Lambda, cst.NamedExpr)
_PLAIN = re.compile(r"[\w.]+")
_AT_BRACKETS = re.compile(r"(?<=[(\[{])(?:\0\s*)+|(?:\0\s*)+(?=[)\]}])")
_DELIMITERS = re.compile(r"[\r\n]")


class Texts:
    """Reads around one report's event; nodes are those of the event's top-level statement."""

    def __init__(self, report: Report, site: Site | None = None) -> None:
        self.report = report
        self.site = site or report.event.site
        self.module = self.site.module
        self.source = self.module.source
        self.path = self.module.path
        _ = self.source.module  # all of it, also what was not walked

    @cached_property
    def tree(self) -> Tree:
        """The top-level statement that holds the event."""
        return tree_of(self.site.top)

    @property
    def is_printed(self) -> bool:
        """Whether the event's expression is printed as it is written: `f"{x == 1=}"`."""
        return any(
            isinstance(each, cst.FormattedStringExpression) and each.equal is not None
            for each in self.tree.above(self.site.node)
        )

    # -- text

    def span(self, node: cst.CSTNode) -> Span:
        """Where a node stands, without its parentheses."""
        return self.source.span(node, self.site.top)

    def text(self, node: cst.CSTNode) -> str:
        """A node's source as it is written, comments and all."""
        return self.source.slice(self.span(node))

    def is_atom(self, node: cst.BaseExpression) -> bool:
        """Whether a dot or a call may follow the node's text."""
        return isinstance(node, _ATOMS)

    def atom(self, node: cst.BaseExpression) -> str:
        """The source, in parentheses unless a dot or a call may follow it."""
        text = self.text(node)
        return text if self.is_atom(node) else f"({text})"

    def operand(self, node: cst.BaseExpression) -> str:
        """The source, in parentheses where a comparison sign could not follow it."""
        text = self.text(node)
        is_not = isinstance(node, cst.UnaryOperation) and isinstance(node.operator, cst.Not)
        # What goes over several rows held together by brackets that are not its own.
        is_open = _DELIMITERS.search(text) is not None and not self.is_atom(node)
        return f"({text})" if is_not or is_open or isinstance(node, _LOOSER) else text

    def bracketed(self, node: cst.BaseExpression) -> str:
        """The source, in parentheses if it goes over several rows."""
        text = self.text(node)
        return f"({text})" if _DELIMITERS.search(text) else text

    @cached_property
    def torch(self) -> str | None:
        """How the file spells torch, or None."""
        for name, entries in self.module.bindings.items():
            for binding, top in entries:
                is_torch = isinstance(binding, ImportBinding) and binding[:2] == ("torch", None)
                if is_torch and not _is_for_checkers(top):
                    return name
        return None

    def to_float(self, text: str) -> str:
        """A cast to float, as the report writes it."""
        return f"{text}.to({self.torch}.float)" if self.torch else f"{text}.float()"

    def logical_not(self, text: str) -> str:
        """`torch.logical_not(text)`, by method where torch has no name in the file."""
        if self.torch:
            return f"{self.torch}.logical_not({text})"
        return f"{text}.logical_not()" if _PLAIN.fullmatch(text) else f"({text}).logical_not()"

    @cached_property
    def words(self) -> frozenset[str]:
        """All words of the files that the finding touches: a new name is none of these."""
        return self.words_elsewhere | _words(self.source.text)

    @cached_property
    def words_elsewhere(self) -> frozenset[str]:
        """The words of the other files on the way of the values."""
        modules: dict[int, ModuleSymbols] = {}
        event = self.report.event
        for cls in (event.cls, getattr(getattr(event.frame, "bound", None), "cls", None)):
            if cls is not None:
                modules[id(cls.module)] = cls.module
        for way in self.report.ways:
            step = way
            while step is not None:
                modules[id(step.site.module)] = step.site.module
                if step.before is None:
                    break
                step = step.before
        modules.pop(id(self.module), None)
        texts = (module.source.text for module in modules.values())
        return frozenset().union(*map(_words, texts))

    def words_of_kin(self, cls: cst.ClassDef) -> frozenset[str]:
        """The words of a class's bases in other files, and of what is made of it on this walk."""
        kin = dict[int, ClassSymbol]()
        for order in self.report.lineage.values():
            if any(isinstance(each, ClassSymbol) and each.node is cls for each in order):
                kin.update((id(each), each) for each in order if isinstance(each, ClassSymbol))
        others = (each for each in kin.values() if each.module is not self.module)
        texts = (_code(each) for each in others)
        return frozenset().union(*map(_words, texts))

    def unused(self, base: str, taken: frozenset[str] | None = None) -> str:
        """`base`, or with the first number that makes it an unused name."""
        name, number = base, 0
        while name in (self.words if taken is None else taken):
            number += 1
            name = f"{base}_{number}"
        return name

    def resolved(self, node: cst.BaseExpression) -> str:
        """A dotted name with its first part as it was imported; "" for other expressions."""
        name = dotted_name(node)
        if name is None:
            return ""
        head, dot, rest = name.partition(".")
        for binding, _ in self.module.bindings.get(head, ()):
            if isinstance(binding, ImportBinding):
                full = ".".join(each for each in (binding.dotted, binding.name) if each)
                return full + dot + rest
        return name

    def is_bound_here(self, name: str) -> bool:
        """Whether the file binds a name at its top level, or anywhere in the event's statement."""
        return name in self.module.bindings or name in set(bound(self.site.top))


def binds_at_runtime(module: ModuleSymbols, name: str) -> bool:
    """Whether a name of a file means something when it runs: not only under `if TYPE_CHECKING`."""
    return any(not _is_for_checkers(top) for _, top in module.bindings.get(name, ()))


def _is_for_checkers(top: cst.CSTNode) -> bool:
    test = dotted_name(top.test) if isinstance(top, cst.If) else None
    return (test or "").rpartition(".")[2] == "TYPE_CHECKING"


def without_comments(text: str) -> str:
    """An expression's text on one row, for a second copy of it."""
    if "#" not in text and not _DELIMITERS.search(text):
        return text
    import io
    import tokenize

    code = f"({text})".replace("\r\n", "\n").replace("\r", "\n")
    lines = code.splitlines(keepends=True)
    try:
        tokens = list(tokenize.generate_tokens(io.StringIO(code).readline))
    except (tokenize.TokenError, SyntaxError):
        return text
    for token in reversed(tokens):
        row, column = token.start
        if token.type == tokenize.COMMENT:
            lines[row - 1] = lines[row - 1][:column].rstrip() + "\0"
        elif token.type == tokenize.NL:
            lines[row - 1] = lines[row - 1].rstrip("\n").rstrip() + "\0"
    inside = _AT_BRACKETS.sub("", "".join(lines))
    return re.sub(r"(?:\0\s*)+", " ", inside)[1:-1].strip()


def _code(cls: ClassSymbol) -> str:
    source = cls.module.source
    return source.slice(source.span(cls.node, cls.top))


def _words(text: str) -> frozenset[str]:
    return frozenset(re.findall(r"\w+", text))
