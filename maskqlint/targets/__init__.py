"""What the quantized tensors of a chip's toolkit can do: one table a target."""

from __future__ import annotations

import os
import sys
from collections.abc import Mapping
from dataclasses import field
from functools import lru_cache

from maskqlint.config_schema import nearest
from maskqlint.late_dataclass import dataclass
from maskqlint.settings import ConfigError, from_here

KNOWN = ("journey6", "torch")


class TargetError(ConfigError):
    """A target's table cannot be meant as it is; the text names the file and the key."""


@dataclass(frozen=True, slots=True)
class Target:
    """One chip with the toolkit version that its facts were read from.

    Attributes:
        unsupported: canonical operator names (with a trailing `_` for the in-place form alone)
            that a quantized tensor does not implement, with what to write instead.
        operands: the operand types that the hardware takes, by operator.
    """

    name: str
    toolkit: str
    hardware: str = ""
    unsupported: Mapping[str, str] = field(default_factory=dict)
    operands: Mapping[str, tuple[str, ...]] = field(default_factory=dict)

    def supports(self, operator: str, variant: str = "") -> bool:
        """Whether a quantized tensor implements an operator."""
        if operator in self.unsupported:
            return False
        return not (variant == "inplace" and f"{operator}_" in self.unsupported)

    def instead(self, operator: str, variant: str = "") -> str:
        """What to write instead of an operator that is not implemented."""
        if variant == "inplace" and f"{operator}_" in self.unsupported:
            return self.unsupported[f"{operator}_"]
        return self.unsupported.get(operator, "")

    def operand_kinds(self, operator: str) -> tuple[str, ...]:
        """The operand types that the hardware takes for an operator; () if not listed."""
        return self.operands.get(operator, ())


@lru_cache(maxsize=8)
def load(name: str) -> Target:
    """Load a target that comes with maskqlint by name, or a table of one's own by path.

    Raises:
        TargetError: there is no such target, or its table has an error.
    """
    if name in KNOWN:
        return _read(name, os.path.join(os.path.dirname(__file__), f"{name}.toml"))
    if os.path.isfile(name):
        return _read(os.path.splitext(os.path.basename(name))[0], name)
    if name.endswith(".toml"):
        raise TargetError(f"{from_here(name)} does not exist")
    raise TargetError(f'there is no target "{name}"{nearest(name, KNOWN, cutoff=0)}')


def _read(name: str, path: str) -> Target:
    if sys.version_info >= (3, 11):
        import tomllib
    else:
        import tomli as tomllib
    try:
        with open(path, "rb") as file:
            table = tomllib.load(file)
    except (OSError, ValueError) as error:
        raise TargetError(f"{path}: {error}") from None
    for key, kind in (("toolkit", str), ("unsupported", dict)):
        if not isinstance(table.get(key), kind):
            raise TargetError(f"{path}: `{key}` is missing or no {kind.__name__}")
    for key in table:
        if key not in ("toolkit", "hardware", "unsupported", "operands"):
            raise TargetError(f"{path}: unknown key `{key}`")
    for key, value in table["unsupported"].items():
        if not isinstance(value, str):
            raise TargetError(f"{path}: `unsupported.{key}` is no text")
    operands = table.get("operands", {})
    for key, value in operands.items():
        if not isinstance(value, list) or not all(isinstance(each, str) for each in value):
            raise TargetError(f"{path}: `operands.{key}` is no list of texts")
    return Target(
        name,
        table["toolkit"],
        table.get("hardware", ""),
        table["unsupported"],
        {key: tuple(value) for key, value in operands.items()},
    )
