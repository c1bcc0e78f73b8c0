"""What a run found, in the formats that people, editors and CI services read.

Each format is a module with a function `render`, imported when it is asked for.
"""

from __future__ import annotations

import importlib
import os
from collections.abc import Callable, Mapping, Sequence
from typing import TYPE_CHECKING, Protocol

from maskqlint.findings import Finding, Severity
from maskqlint.wording import say

if TYPE_CHECKING:
    from maskqlint.source import SourceFile

FORMATS = ("full", "concise", "json", "sarif", "github", "gitlab", "junit", "rdjson")
# What people read; the others stand alone on their stream.
TEXT_FORMATS = ("full", "concise")
DEFAULT_WIDTH = 80


class Results(Protocol):
    """The part of an engine's report that is printed."""

    @property
    def findings(self) -> Sequence[Finding]: ...
    @property
    def suppressed(self) -> Sequence[tuple[Finding, str]]: ...
    @property
    def files(self) -> int: ...
    @property
    def failures(self) -> Sequence[str]: ...


class RuleInfo(Protocol):
    """What reports say of a rule."""

    @property
    def code(self) -> str: ...
    @property
    def name(self) -> str: ...
    @property
    def severity(self) -> Severity: ...
    @property
    def is_fixable(self) -> bool: ...
    def doc(self) -> str: ...


class View:
    """What a report needs besides the results.

    Args:
        base: the directory that printed paths are relative to.
        width: cells in a row of the terminal.
        lang: the language of what is said beside the findings' own messages.
        overlay: texts that are not those on disk, such as one from stdin.
        rules: gives the rules by code, for formats that print their documentation.
    """

    def __init__(
        self,
        base: str | None = None,
        *,
        width: int = DEFAULT_WIDTH,
        lang: str = "en",
        overlay: Mapping[str, bytes] | None = None,
        rules: Callable[[], Mapping[str, RuleInfo]] = dict,
    ) -> None:
        self.base = base if base is not None else os.getcwd()
        self.width = width
        self.lang = lang
        self.rules = rules
        self._overlay = overlay or {}
        self._sources: dict[str, SourceFile | None] = {}

    def at(self, width: int) -> View:
        """The same at another width."""
        other = View(
            self.base, width=width, lang=self.lang, overlay=self._overlay, rules=self.rules
        )
        other._sources = self._sources
        return other

    def say(self, text: str) -> str:
        """A text of ours in the report's language."""
        return say(text, self.lang)

    def source(self, path: str) -> SourceFile | None:
        """The file's text, or None if it cannot be had."""
        if path not in self._sources:
            from maskqlint.source import SourceFile, UnreadableSource

            try:
                if path in self._overlay:
                    source = SourceFile.from_bytes(path, self._overlay[path])
                else:
                    source = SourceFile.read(path)
            except UnreadableSource:
                self._sources[path] = None
            else:
                self._sources[path] = source
        return self._sources[path]

    def relative(self, path: str) -> str:
        """The path as seen from `base`, absolute if it lies outside."""
        prefix = os.path.join(self.base, "")
        return path[len(prefix) :] if path.startswith(prefix) else path

    def in_checkout(self, path: str, variable: str) -> str:
        """The path as a CI service wants it, which tells in a variable where its checkout is."""
        root = os.path.join(os.environ.get(variable) or self.base, "")
        return path[len(root) :].replace(os.sep, "/") if path.startswith(root) else self.posix(path)

    def posix(self, path: str) -> str:
        """`relative` with forward slashes, as CI services want it."""
        return self.relative(path).replace(os.sep, "/")


def render(name: str, results: Results, view: View) -> str:
    """The whole report in one of FORMATS."""
    module = importlib.import_module(f"maskqlint.reporters.{name}")
    text: str = module.render(results, view)
    return text
