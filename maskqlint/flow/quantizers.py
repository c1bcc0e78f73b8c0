"""Which dotted names are stubs, and how a literal scale is given to them."""

from __future__ import annotations

import os
import re
import sys
from collections.abc import Iterable, Mapping
from functools import cached_property, lru_cache
from typing import Any

from maskqlint.late_dataclass import dataclass

TABLE = os.path.join(os.path.dirname(__file__), "quantizers.toml")
ROLES = frozenset(
    [
        "quantizer_module",
        "quantizer_activation",
        "quantizer_func",
        "dequantizer_module",
        "dequantizer",
        "functional",
        "tensor_type",
        "wrapper",
    ]
)
# Horizon's plugin under the name of a fork, with the same modules inside.
_FORKS = {"changan_plugin_pytorch": "horizon_plugin_pytorch"}


# Vector quantization, codecs and tokenizers have classes of this name, too.
_COMMON_NAMES = frozenset({b"Quantize", b"QuantModule"})


class QuantizerTableError(Exception):
    """The table of quantizers cannot be meant as it is."""


@dataclass(frozen=True, slots=True)
class Quantizer:
    """A class or function of a toolkit.

    Attributes:
        name: its dotted name.
        scale: keyword and position of a literal scale; position -1 is keyword only.
        returns: "qtensor" or "float".
    """

    name: str
    toolkit: str
    role: str
    scale: tuple[str, int] | None = None
    returns: str = "qtensor"


class Quantizers:
    """The table, with what the user adds to it."""

    def __init__(self, known: Mapping[str, Quantizer]) -> None:
        self._known = known

    def lookup(self, dotted: str) -> Quantizer | None:
        """The quantizer with this full dotted name."""
        found = self._known.get(dotted)
        if found is None:
            head, _, rest = dotted.partition(".")
            if head in _FORKS:
                return self._known.get(f"{_FORKS[head]}.{rest}")
        return found

    @cached_property
    def names(self) -> frozenset[bytes]:
        """The last components of all that quantizes, which a file has to hold to be of interest."""
        return frozenset(
            name.rpartition(".")[2].encode()
            for name, one in self._known.items()
            if one.role.startswith("quantizer") or one.role in ("wrapper", "tensor_type")
        )

    @cached_property
    def words(self) -> frozenset[str]:
        """The names as they stand in a tree."""
        return frozenset(name.decode() for name in self.names)

    @cached_property
    def pattern(self) -> re.Pattern[bytes]:
        """Finds any of the certain names as a word in the bytes of a method."""
        longest = sorted(self.certain_names, key=lambda name: (-len(name), name))
        return re.compile(rb"\b(?:" + b"|".join(map(re.escape, longest)) + rb")\b")

    @cached_property
    def certain_names(self) -> frozenset[bytes]:
        """Those of the names that nobody else gives to classes."""
        return self.names - _COMMON_NAMES

    @cached_property
    def common_pattern(self) -> re.Pattern[bytes]:
        """Finds the packages without which a common name such as `Quantize` is someone's own class."""
        packages = sorted(
            {
                name.rpartition(".")[0].encode()
                for name in self._known
                if name.rpartition(".")[2].encode() in _COMMON_NAMES
            }
        )
        return re.compile(b"|".join(map(re.escape, packages)))

    @cached_property
    def functions(self) -> frozenset[bytes]:
        """The functions that quantize, which need no class that owns them.

        Quark's `QuantStub` is one by its name only: everybody else's is a module.
        """
        by_role: dict[bool, set[bytes]] = {True: set(), False: set()}
        for name, one in self._known.items():
            if one.role.startswith("quantizer"):
                is_function = one.role == "quantizer_func"
                by_role[is_function].add(name.rpartition(".")[2].encode())
        return frozenset(by_role[True] - by_role[False])


@lru_cache(maxsize=1)
def _table() -> dict[str, Quantizer]:
    return read_table()


def read_table(path: str = TABLE) -> dict[str, Quantizer]:
    """Read and check a table of quantizers.

    Raises:
        QuantizerTableError: an entry lacks a key, has an unknown role, or stands there twice.
    """
    if sys.version_info >= (3, 11):
        import tomllib
    else:
        import tomli as tomllib
    with open(path, "rb") as file:
        entries: list[dict[str, Any]] = tomllib.load(file)["quantizer"]
    known: dict[str, Quantizer] = {}
    for number, entry in enumerate(entries, 1):
        missing = {"toolkit", "role", "names"} - entry.keys()
        if missing:
            raise QuantizerTableError(f"{path}: entry {number} has no {min(missing)!r}")
        if entry["role"] not in ROLES:
            raise QuantizerTableError(f"{path}: entry {number} has the role {entry['role']!r}")
        scale = entry.get("scale")
        position = (scale["keyword"], scale["position"]) if scale else None
        for name in entry["names"]:
            if name in known:
                raise QuantizerTableError(f"{path}: {name} stands there twice")
            known[name] = Quantizer(
                name, entry["toolkit"], entry["role"], position, entry.get("returns", "qtensor")
            )
    return known


def load(
    quantizers: Iterable[tuple[str, int | str | None]] = (), dequantizers: Iterable[str] = ()
) -> Quantizers:
    """The table with a user's own classes and functions; a scale is a place or a keyword.

    As Python's own style has it, a class begins with a capital and a function does not.
    """
    known = dict(_table())
    for dotted, scale in quantizers:
        place: tuple[str, int] | None = None
        if isinstance(scale, int):
            place = ("scale", scale)
        elif isinstance(scale, str):
            place = (scale, -1)
        role = "quantizer_func" if _is_function(dotted) else "quantizer_module"
        known[dotted] = Quantizer(dotted, "own", role, place)
    for dotted in dequantizers:
        role = "dequantizer" if _is_function(dotted) else "dequantizer_module"
        known[dotted] = Quantizer(dotted, "own", role, None, "float")
    return Quantizers(known)


def _is_function(dotted: str) -> bool:
    return dotted.rpartition(".")[2].lstrip("_")[:1].islower()
