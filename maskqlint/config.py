"""Which settings hold for a file: found, read, checked, and overridden by the command line."""

from __future__ import annotations

import os
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from dataclasses import field, replace
from typing import Any

from maskqlint.late_dataclass import dataclass
from maskqlint.selection import ALL, with_command_line
from maskqlint.settings import ConfigError, Settings, StubName, from_here

__all__ = ["ConfigError", "Origin", "Settings", "SettingsFor", "StubName"]

OWN_FILE = "maskqlint.toml"
SHARED_FILE = "pyproject.toml"
COMMAND_LINE = "command line"

# The codes that the rules of some packs have.
Codes = Callable[[Sequence[str]], Collection[str]]


@dataclass(frozen=True, slots=True)
class Origin:
    """Settings, and for each of their fields that is set, where it was set."""

    settings: Settings
    places: Mapping[str, str] = field(default_factory=dict)
    file: str = ""


class SettingsFor:
    """The settings of each path: those of the nearest file upward, then the command line's.

    Args:
        config: one file that holds for all paths.
        isolated: whether the project's own files are left unread.
        overrides: fields of `Settings` that the command line sets.
        codes: tells which rule codes there are; without it codes are not checked.

    Raises ConfigError when it is made and when it is called. Answers are kept
    for each directory; an editor makes a new one when a file has changed.

    Attributes:
        files: the configuration files that were read.
        without: directories that are known to hold none.
    """

    __slots__ = (
        *("_answers", "_codes", "_config", "_isolated", "_overrides", "_read"),
        *("files", "without"),
    )

    def __init__(
        self,
        config: str | None = None,
        *,
        isolated: bool = False,
        overrides: Mapping[str, Any] | None = None,
        codes: Codes | None = None,
    ) -> None:
        self._config = os.path.abspath(config) if config is not None else None
        self._isolated = isolated
        self._overrides = dict(overrides or {})
        self._codes = codes
        self._answers: dict[str, Origin] = {}
        self._read: dict[str, Origin] = {}
        self.files: set[str] = set()
        self.without: set[str] = set()

    def __getstate__(self) -> tuple[str | None, bool, dict[str, Any]]:
        # Workers get checked settings; the registry is no business of theirs.
        return (self._config, self._isolated, self._overrides)

    def __setstate__(self, state: tuple[str | None, bool, dict[str, Any]]) -> None:
        self.__init__(state[0], isolated=state[1], overrides=state[2])  # type: ignore[misc]

    def __call__(self, path: str) -> Settings:
        """The settings of a file or directory; it need not exist."""
        return self.explain(path).settings

    def all(self) -> list[Settings]:
        """The settings that have held for any path so far."""
        return [origin.settings for origin in self._read.values()]

    def seen(self) -> Iterator[Settings]:
        """All settings that were asked for."""
        return (origin.settings for origin in self._answers.values())

    def explain(self, path: str) -> Origin:
        """The settings with the places that set them."""
        path = os.path.abspath(path)
        is_directory = path in self.without or os.path.isdir(path)
        return self._in(path if is_directory else os.path.dirname(path))

    def _in(self, directory: str) -> Origin:
        answer = self._answers.get(directory)
        if answer is None:
            answer = self._answers[directory] = self._find(directory)
        return answer

    def _find(self, directory: str) -> Origin:
        if self._config is not None or self._isolated:
            return self._from_file(self._config)
        for name in (OWN_FILE, SHARED_FILE) if directory not in self.without else ():
            file = os.path.join(directory, name)
            if _is_ours(file):
                return self._from_file(file)
        parent = os.path.dirname(directory)
        return self._from_file(None) if parent == directory else self._in(parent)

    def _from_file(self, file: str | None) -> Origin:
        known = self._read.get(file or "")
        if known is None:
            known = self._read[file or ""] = self._override(
                _load(file, (), self.files) if file else Origin(Settings())
            )
        return known

    def _override(self, origin: Origin) -> Origin:
        codes = ("select", "extend_select", "ignore")
        selects = [tuple(self._overrides.get(name) or ()) for name in codes]
        others = {name: value for name, value in self._overrides.items() if name not in codes}
        settings = with_command_line(replace(origin.settings, **others), *selects)
        places = {**origin.places, **dict.fromkeys(self._overrides, COMMAND_LINE)}
        answer = Origin(settings, places, origin.file)
        if self._codes is not None:
            _check_target(answer)
            _check_codes(answer, self._codes)
        return answer


def _is_ours(file: str) -> bool:
    """Whether the file exists and configures this linter."""
    try:
        with open(file, "rb") as handle:
            # Most projects have a pyproject.toml and do not name us in it:
            # that is a search of bytes, and no parser is imported.
            data = handle.read()
    except FileNotFoundError:
        return False
    except OSError as error:
        if os.path.isdir(file) or isinstance(error, NotADirectoryError):
            return False
        raise ConfigError(f"{from_here(file)}: cannot be read: {error.strerror}") from None
    if os.path.basename(file) == OWN_FILE:
        return True
    return b"maskqlint" in data and _table(file, data) is not None


def _load(file: str, seen: tuple[str, ...], read: set[str]) -> Origin:
    """The settings of one file and of those it extends, without the command line's."""
    read.add(file)
    from maskqlint.config_schema import EXTEND, KEYS, WrongValue, nearest, read_value

    extended_by = f'{from_here(seen[-1])}: "{EXTEND}": ' if seen else ""
    if file in seen:
        raise ConfigError(f"{extended_by}leads back to {from_here(file)}")
    try:
        with open(file, "rb") as handle:
            data = handle.read()
    except (OSError, ValueError) as error:
        reason = error.strerror if isinstance(error, OSError) else error
        raise ConfigError(f"{extended_by}{from_here(file)}: cannot be read: {reason}") from None
    table = _table(file, data)
    if table is None:
        if seen:
            raise ConfigError(f"{extended_by}{from_here(file)} has no [tool.maskqlint]")
        table = {}
    directory = os.path.dirname(file)
    base = Origin(Settings())
    if EXTEND in table:
        extended = table.pop(EXTEND)
        if not isinstance(extended, str):
            raise ConfigError(f'{from_here(file)}: "{EXTEND}" must be a path')
        base = _load(os.path.normpath(os.path.join(directory, extended)), (*seen, file), read)
    values = {}
    for name, value in table.items():
        if name == "tool" and os.path.basename(file) != SHARED_FILE:
            # What is written in pyproject.toml, copied.
            raise ConfigError(
                f"{from_here(file)}: keys stand at the top level here, not in [tool.maskqlint]"
            )
        if name not in KEYS:
            raise ConfigError(
                f'{from_here(file)}: unknown key "{name}"{nearest(name, (EXTEND, *KEYS))}'
            )
        try:
            values[KEYS[name].field] = read_value(name, value, directory)
        except WrongValue as error:
            raise ConfigError(f"{from_here(file)}: {error}") from None
    places = {**base.places, **dict.fromkeys(values, file)}
    return Origin(replace(base.settings, **values, root=directory), places, file)


def _table(file: str, data: bytes) -> dict[str, Any] | None:
    """The linter's keys in a file, None if it has none; raises ConfigError."""
    import sys

    if sys.version_info >= (3, 11):
        import tomllib
    else:  # pragma: no cover
        import tomli as tomllib

    try:
        document: dict[str, Any] = tomllib.loads(data.decode("utf-8-sig"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError, RecursionError) as error:
        raise ConfigError(f"{from_here(file)}: is no valid TOML: {error}") from None
    if os.path.basename(file) != SHARED_FILE:
        return document
    tools = document.get("tool")
    table = tools.get("maskqlint") if isinstance(tools, dict) else None
    if table is not None and not isinstance(table, dict):
        raise ConfigError(f"{from_here(file)}: tool.maskqlint must be a table")
    return table


def _check_codes(origin: Origin, codes: Codes) -> None:
    """Raise ConfigError for a code that no rule has. Rules are imported only if codes are named."""
    from maskqlint.config_schema import KEYS, codes_of

    named = {
        key.name: list(codes_of(key.name, getattr(origin.settings, key.field)))
        for key in KEYS.values()
        if key.field in origin.places
    }
    has_packs = "rule_packs" in origin.places
    if not has_packs and not any(code != ALL for listed in named.values() for code in listed):
        return
    try:
        known = codes(origin.settings.rule_packs)
    except ConfigError as error:
        raise ConfigError(f"{_where(origin, 'rule-packs')}: {error}") from None
    for name, listed in named.items():
        for code in listed:
            check_code(code, known, _where(origin, name))


def _check_target(origin: Origin) -> None:
    """Raise ConfigError for a target that there is not. Its table is read only if one is named."""
    if "target" not in origin.places:
        return
    from maskqlint import targets

    try:
        targets.load(origin.settings.target)
    except ConfigError as error:
        raise ConfigError(f"{_where(origin, 'target')}: {error}") from None


def _where(origin: Origin, key: str) -> str:
    """The option or the file and key that a setting stands in."""
    place = origin.places[key.replace("-", "_")]
    return f"--{key}" if place == COMMAND_LINE else f'{from_here(place)}: "{key}"'


def check_code(code: str, known: Collection[str], where: str) -> None:
    """Raise ConfigError unless the code is a prefix of a known one."""
    from maskqlint.config_schema import nearest

    if code == ALL or (code and any(each.startswith(code) for each in known)):
        return
    hint = nearest(code, (*known, ALL), cutoff=0.3)
    raise ConfigError(f'{where}: there is no rule "{code}"{hint}')
