"""What can be set: one frozen value that holds for a file."""

from __future__ import annotations

import os

from maskqlint.late_dataclass import dataclass
from maskqlint.project.discovery import DEFAULT_EXCLUDES


class ConfigError(Exception):
    """A setting that cannot hold; its text is the one line the user is shown."""


def from_here(file: str) -> str:
    """The path as a user would write it: relative, unless it lies elsewhere."""
    try:
        relative = os.path.relpath(file)
    except ValueError:  # pragma: no cover  (another drive)
        return file
    return file if relative.startswith("..") else relative


@dataclass(frozen=True, slots=True)
class StubName:
    """A stub class of the user's own.

    Attributes:
        dotted: where it is imported from, as `package.module.Class`.
        scale: the position (from 0) or keyword of its literal scale, if it takes one.
    """

    dotted: str
    scale: int | str | None = None


@dataclass(frozen=True, slots=True)
class Settings:
    """The settings of one file; `config_schema.KEYS` says what each is for.

    Attributes:
        root: directory of the nearest configuration file, "" without one. All
            paths, and all patterns with a slash, are absolute already.
    """

    select: tuple[str, ...] = ("ALL",)
    extend_select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    per_file_ignores: tuple[tuple[str, tuple[str, ...]], ...] = ()
    severity: tuple[tuple[str, str], ...] = ()
    fixable: tuple[str, ...] = ("ALL",)
    unfixable: tuple[str, ...] = ()
    exclude: tuple[str, ...] = DEFAULT_EXCLUDES
    extend_exclude: tuple[str, ...] = ()
    force_exclude: bool = False
    src: tuple[str, ...] = ()
    target: str = "journey6"
    quantizers: tuple[StubName, ...] = ()
    dequantizers: tuple[str, ...] = ()
    quantized_parameters: tuple[str, ...] = ()
    mask_stub: str = ""
    exact_power_of_two: bool = False
    extreme_fill: float = 1e4
    lang: str = "en"
    baseline: str = ""
    rule_packs: tuple[str, ...] = ("maskqlint.rules",)
    max_call_depth: int = 24
    max_contexts: int = 32
    max_trace_steps: int = 32
    max_loop_rounds: int = 4
    max_steps: int = 300_000
    max_unrolled: int = 8
    root: str = ""
