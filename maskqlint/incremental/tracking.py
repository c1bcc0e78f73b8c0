"""A project that notes which names were looked up, so that it is known what a change reaches.

All that a walk takes from a file it takes by the name of a top-level statement: functions,
classes, constants, imports. So a walk depends on those statements, and not on the rest of the
file, however long that is.
"""

from __future__ import annotations

import operator
import re
from collections.abc import Callable, Iterator, Sequence
from typing import TYPE_CHECKING, Any, TypeVar

from maskqlint.incremental.moves import Move
from maskqlint.incremental.reparse import reparse
from maskqlint.project.project import Project
from maskqlint.project.symbols import SCRIPT, Binding, ModuleSymbols, read_symbols
from maskqlint.source import SourceFile

if TYPE_CHECKING:
    import libcst as cst

EVERY = "*"
"""Stands for all names of a file, and for whether there is such a file at all."""

EFFECTS = "<effects>"
"""Stands for the statements of a file that do something when it is imported."""

Name = tuple[str, str]
"""A file's path and a name at its top level, EVERY or EFFECTS."""

_Entries = list[tuple[Binding, Any]]
_D = TypeVar("_D")


class TrackedBindings(dict[str, _Entries]):
    """The names of a file; tells which of them were asked for."""

    __slots__ = ("_names", "_path")

    def __init__(self, path: str, names: set[Name], bindings: dict[str, _Entries]) -> None:
        super().__init__(bindings)
        self._path, self._names = path, names

    def get(self, name: str, default: _D = None) -> _Entries | _D:  # type: ignore[assignment]
        self._names.add((self._path, name))
        return super().get(name, default)

    def __getitem__(self, name: str) -> _Entries:
        self._names.add((self._path, name))
        return super().__getitem__(name)

    def __contains__(self, name: object) -> bool:
        self._names.add((self._path, str(name)))
        return super().__contains__(name)

    def __iter__(self) -> Iterator[str]:
        self._names.add((self._path, EVERY))
        return super().__iter__()

    def keys(self) -> Any:
        self._names.add((self._path, EVERY))
        return super().keys()

    def values(self) -> Any:
        self._names.add((self._path, EVERY))
        return super().values()

    def items(self) -> Any:
        self._names.add((self._path, EVERY))
        return super().items()


class TrackedProject(Project):
    """A project whose files change, and are parsed again in the places of the changes only.

    Attributes:
        names: what was looked up since this was last emptied.
    """

    reads_whole = True

    def __init__(
        self,
        root: str,
        src: Sequence[str],
        read: Callable[[str], SourceFile],
        data: Callable[[str], bytes],
        exists: Callable[[str], bool],
    ) -> None:
        super().__init__(root, src, read, data, exists)
        self.names: set[Name] = set()

    def may_bind(self, path: str, name: str) -> bool:
        """Whether a file may have a name, by its bytes alone."""
        self.names.add((path, name))
        return super().may_bind(path, name)

    def effects(self, module: ModuleSymbols) -> Sequence[cst.CSTNode]:
        """The statements of a file that may do more than to bind a name."""
        self.names.add((module.path, EFFECTS))
        return super().effects(module)

    def holds(self, path: str, pattern: re.Pattern[bytes]) -> bool:
        """Whether a file's bytes hold a word."""
        self.names.add((path, EFFECTS))
        return super().holds(path, pattern)

    def replace(self, path: str, source: SourceFile) -> tuple[set[Name], Move | None]:
        """Put a new text in the place of a parsed one.

        Returns which names mean something else now, and how rows moved if the rest of the file
        is as it was. Raises BrokenSource, and stays as it is, if the text is not Python.
        """
        old = self.modules[path]
        assert old is not None
        move = reparse(old.source, source)
        new = self._tracked(read_symbols(path, old.name, source))
        self.modules[path] = new
        names = {(path, name) for name in _changed(old.bindings, new.bindings)}
        if not _are_same(old.effects, new.effects):
            names.add((path, EFFECTS))
        if not _are_same(_statements(old), _statements(new)):
            names.add((path, SCRIPT))
        is_other = move is None or old.stars != new.stars
        old.release()
        self._bound.pop(path, None)
        self._runs.pop(path, None)
        return ({(path, EVERY)}, None) if is_other else (names, move)

    def _load(self, path: str) -> ModuleSymbols | None:
        module = super()._load(path)
        return None if module is None else self._tracked(module)

    def _tracked(self, module: ModuleSymbols) -> ModuleSymbols:
        module.bindings = TrackedBindings(module.path, self.names, module.bindings)
        return module


def _changed(old: dict[str, _Entries], new: dict[str, _Entries]) -> Iterator[str]:
    """The names that other statements bind now; an unchanged one is the same object."""
    for name in {*dict.keys(old), *dict.keys(new)}:
        before, after = dict.get(old, name, []), dict.get(new, name, [])
        if len(before) != len(after) or any(
            one[1] is not other[1] for one, other in zip(before, after, strict=True)
        ):
            yield name


def _statements(module: ModuleSymbols) -> list[cst.CSTNode]:
    return [statement for script in module.scripts() for statement in script.statements]


def _are_same(old: Sequence[cst.CSTNode], new: Sequence[cst.CSTNode]) -> bool:
    return len(old) == len(new) and all(map(operator.is_, old, new))
