"""The one place that decides whether a rule holds for a file, how severe it is, and why."""

from __future__ import annotations

import os
from collections.abc import Iterable
from dataclasses import replace
from fnmatch import fnmatchcase

from maskqlint.findings import Severity
from maskqlint.late_dataclass import dataclass
from maskqlint.settings import Settings

ALL = "ALL"
OFF = "off"


@dataclass(frozen=True, slots=True)
class Decision:
    """Whether a rule is applied, and by which setting."""

    active: bool
    reason: str


class Selection:
    """Decides by one file's settings: the longest code wins, and a tie is an ignore."""

    __slots__ = ("_file_codes", "_settings")

    def __init__(self, settings: Settings) -> None:
        self._settings = settings
        self._file_codes: dict[str, tuple[tuple[str, str], ...]] = {}

    def decide(self, code: str, path: str) -> Decision:
        """Whether the rule holds in the file, and why."""
        settings = self._settings
        for ignored, pattern in self._ignores_of(path):
            if _covers(ignored, code):
                return Decision(False, f'{ignored} is ignored in files of "{pattern}"')
        level = self._configured_severity(code)
        if level is not None and level[1] == OFF:
            return Decision(False, f"the severity of {level[0]} is off")
        selected = _longest((*settings.select, *settings.extend_select), code)
        ignored_by = _longest(settings.ignore, code)
        if selected is None:
            return Decision(False, f"no code of select covers {code}")
        if ignored_by is not None and _length(ignored_by) >= _length(selected):
            return Decision(False, f"{ignored_by} of ignore wins over {selected} of select")
        return Decision(True, f"selected by {selected}")

    def is_selected(self, code: str, path: str) -> bool:
        """Whether the rule holds in the file."""
        return self.decide(code, path).active

    def severity(self, code: str, default: Severity) -> Severity:
        """The rule's severity, `default` unless it is configured."""
        level = self._configured_severity(code)
        return default if level is None or level[1] == OFF else Severity(level[1])

    def is_fixable(self, code: str) -> bool:
        """Whether repairs of the rule may be applied."""
        fixable = _longest(self._settings.fixable, code)
        unfixable = _longest(self._settings.unfixable, code)
        if fixable is None:
            return False
        return unfixable is None or _length(unfixable) < _length(fixable)

    def _configured_severity(self, code: str) -> tuple[str, str] | None:
        levels = dict(self._settings.severity)
        prefix = _longest(levels, code)
        return None if prefix is None else (prefix, levels[prefix])

    def _ignores_of(self, path: str) -> tuple[tuple[str, str], ...]:
        """The codes ignored in a file, each with the pattern that says so."""
        if not self._settings.per_file_ignores:
            return ()
        known = self._file_codes.get(path)
        if known is None:
            known = self._file_codes[path] = tuple(
                (code, pattern)
                for pattern, codes in self._settings.per_file_ignores
                if matches(pattern, path)
                for code in codes
            )
        return known


def matches(pattern: str, path: str) -> bool:
    """Whether a pattern means the file or a directory above it.

    As for excludes: one with a slash is the whole path, one without a name.
    """
    path = os.path.abspath(path)
    # "" would mean the file system's root, which is above everything.
    if not pattern:
        return False
    whole = "/" in pattern.rstrip("/")
    pattern = pattern.rstrip("/")
    while True:
        parent, name = os.path.split(path)
        if fnmatchcase(path if whole else name, pattern):
            return True
        if parent == path:
            return False
        path = parent


def with_command_line(
    settings: Settings,
    select: tuple[str, ...],
    extend_select: tuple[str, ...],
    ignore: tuple[str, ...],
) -> Settings:
    """The settings with the command line's codes, which win over those of files.

    `--select` replaces all that files select and ignore; the others take back
    what files say of the same or more precise codes.
    """
    if select:
        settings = replace(settings, select=select, extend_select=(), ignore=())
    else:
        settings = replace(
            settings,
            select=_without(settings.select, ignore),
            extend_select=_without(settings.extend_select, ignore),
            ignore=_without(settings.ignore, extend_select),
        )
    return replace(
        settings,
        extend_select=(*settings.extend_select, *extend_select),
        ignore=(*settings.ignore, *ignore),
    )


def _without(codes: Iterable[str], prefixes: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(code for code in codes if _longest(prefixes, code) is None)


def _covers(prefix: str, code: str) -> bool:
    return prefix == ALL or code.startswith(prefix)


def _length(prefix: str) -> int:
    return 0 if prefix == ALL else len(prefix)


def _longest(prefixes: Iterable[str], code: str) -> str | None:
    return max((each for each in prefixes if _covers(each, code)), key=_length, default=None)
