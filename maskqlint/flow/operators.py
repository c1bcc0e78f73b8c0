"""Torch's operators by table: what class each is of, however it is spelled.

The table `operators.tsv` has a row for each spelling; `canonical` is the name
that all spellings of one operator share, `parameters` torch's names of its
arguments in order, `input` being the receiver of a method.
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from functools import lru_cache

from maskqlint.late_dataclass import dataclass

CLASSES = frozenset(
    [
        "KEEP",
        "KEEP_TUPLE",
        "GETITEM",
        "ORDER",
        "CLIP",
        "SIGN",
        "ROUND",
        "COMPARE",
        "EQ_SCALAR",
        "PRED",
        "LOGICAL",
        "BITWISE",
        "BOOL_REDUCE",
        "COUNT",
        "INDEX",
        "TRUTH",
        "CAST_FLOAT",
        "CAST_INT",
        "CAST_BOOL",
        "CAST_DYN",
        "ARITH",
        "MATH",
        "REDUCE",
        "LINEAR",
        "WHERE",
        "MASK_WRITE",
        "INDEX_WRITE",
        "CONTAINER",
        "CREATE",
        "RANDOM",
        "QUANTIZE",
        "DEQUANTIZE",
        "INT_REPR",
        "META",
        "LOSS",
        "LINALG",
        "CONTROL",
        "NONTENSOR",
        "MODULE_CONTAINER",
        "SYM",
    ]
)
VARIANTS = frozenset({"", "inplace", "copy", "property"})
HEADER = ("namespace", "name", "class", "variant", "canonical", "parameters")
TABLE = os.path.join(os.path.dirname(__file__), "operators.tsv")


class TableError(Exception):
    """A row of a table that cannot be meant; the text names the file and the row."""


@dataclass(frozen=True, slots=True)
class Operator:
    """One operator.

    Attributes:
        name: canonical; `mul` for `*`, `mul_`, `multiply` and `FloatFunctional.mul`.
        op_class: its row in the table of transfer functions.
        variant: "inplace", "copy", "property" (an attribute that is read) or "".
        parameters: torch's names of its arguments, the receiver first.
    """

    name: str
    op_class: str
    variant: str = ""
    parameters: tuple[str, ...] = ()


class Table:
    """A table of operators; a row is read when it is asked for, as a file names few of 1,800."""

    def __init__(self, path: str = TABLE) -> None:
        """Raises TableError: there are other columns, or a row stands there twice."""
        self.path = path
        with open(path, encoding="utf-8") as file:
            header, *rows = file.read().rstrip("\n").split("\n")
        if tuple(header.split("\t")) != HEADER:
            raise TableError(f"{path}: the columns are not {', '.join(HEADER)}")
        self._rows = {tuple(row.split("\t", 2)[:2]): row for row in rows}
        if len(self._rows) != len(rows):
            raise TableError(f"{path}: a row stands there twice")

    def __iter__(self) -> Iterator[tuple[str, ...]]:
        """Namespace and name of each row."""
        return iter(self._rows)

    def operator(self, namespace: str, name: str) -> Operator | None:
        """The operator of a row.

        Raises:
            TableError: the row has the wrong columns or an unknown class or variant.
        """
        row = self._rows.get((namespace, name))
        if row is None:
            return None
        columns = row.split("\t")
        if len(columns) != len(HEADER):
            raise TableError(f"{self.path}: {row!r} has not {len(HEADER)} columns")
        _, _, op_class, variant, canonical, parameters = columns
        if op_class not in CLASSES or variant not in VARIANTS:
            raise TableError(f"{self.path}: {row!r}: no class {op_class!r} or variant {variant!r}")
        names = tuple(parameters.split(",")) if parameters else ()
        return Operator(canonical, op_class, variant, names)


@lru_cache(maxsize=1)
def _table() -> Table:
    return Table()


# Where each namespace of the table is imported from, longest first.
_NAMESPACES = (
    ("torch.nn.functional", "F"),
    ("torch.nn.modules", "nn"),
    ("torch.nn", "nn"),
    ("torch.Tensor", "Tensor"),
    ("torch.special", "special"),
    ("torch.linalg", "linalg"),
    ("torch.functional", "torch"),
    ("torch", "torch"),
    ("operator", "operator"),
    ("einops", "einops"),
    ("horizon_plugin_pytorch.nn.functional", "F"),
    ("horizon_plugin_pytorch.nn", "hnn"),
    ("changan_plugin_pytorch.nn", "hnn"),
)
_MODULES = frozenset({"nn", "hnn"})


@lru_cache(maxsize=4096)
def lookup(namespace: str, name: str) -> Operator | None:
    """The operator of one row of the table."""
    return _table().operator(namespace, name)


def method(name: str) -> Operator | None:
    """A method, attribute or operator sign (`__mul__`) of a tensor."""
    return lookup("Tensor", name)


@lru_cache(maxsize=4096)
def resolve(dotted: str) -> Operator | None:
    """The function or method with a full dotted name: `torch.mul`, `torch.Tensor.mul`."""
    found = _resolve(dotted)
    return found[1] if found is not None and found[0] not in _MODULES else None


@lru_cache(maxsize=1024)
def module_operator(dotted: str) -> Operator | None:
    """The operator that a module's class stands for: `torch.nn.Conv2d`, `hnn.Where`."""
    found = _resolve(dotted)
    return found[1] if found is not None and found[0] in _MODULES else None


def _resolve(dotted: str) -> tuple[str, Operator] | None:
    head, _, name = dotted.rpartition(".")
    for prefix, namespace in _NAMESPACES:
        if head == prefix or (head.startswith(prefix + ".") and namespace in _MODULES):
            found = lookup(namespace, name)
            if found is not None:
                return namespace, found
            # torch.nn.functional has what torch has (torch.nn.functional.relu_).
            return None
    return None
