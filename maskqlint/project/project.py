"""A project: its files read once, and the modules that imports in it mean."""

from __future__ import annotations

import os
import re
from collections.abc import Callable, Iterable, Sequence
from typing import TYPE_CHECKING

from maskqlint.project.imports import Imports
from maskqlint.project.reach import bound_names, import_statements, imported_files
from maskqlint.project.symbols import ImportBinding, ModuleSymbols, read_symbols
from maskqlint.source import BrokenSource, SourceFile, UnreadableSource

if TYPE_CHECKING:
    import libcst as cst

Problem = BrokenSource | UnreadableSource


def read_bytes(path: str) -> bytes:
    """A file's bytes; raises OSError."""
    with open(path, "rb") as file:
        return file.read()


class Project:
    """Reads and tabulates the files below a root when they are first asked for.

    Args:
        root: the project's root directory.
        src: further roots of imports.
        read: how a file is read; an editor's unsaved texts come in here,
        data: and here, where its bytes are enough.
        exists: whether there is a file under a path, for imports.
        digest: that of a file as it was read last.

    Attributes:
        reads_whole: functions' bodies are parsed with the rest, not when they are walked.
        used: the files whose text was asked for since this was last emptied.
    """

    reads_whole = False

    def __init__(
        self,
        root: str,
        src: Sequence[str] = (),
        read: Callable[[str], SourceFile] = SourceFile.read,
        data: Callable[[str], bytes] = read_bytes,
        exists: Callable[[str], bool] = os.path.isfile,
        digest: Callable[[str], str] = lambda path: "",
    ) -> None:
        self.root = root
        self.digest = digest
        self.imports = Imports(root, src, exists)
        self.used: dict[str, None] = {}
        self.problems: dict[str, Problem] = {}
        self.modules: dict[str, ModuleSymbols | None] = {}
        self._read = read
        self._data = data
        self._bound: dict[str, frozenset[bytes] | None] = {}
        self._runs: dict[str, tuple[str, ...]] = {}
        self._whole: set[str] = set()

    @property
    def weight(self) -> int:
        """How many characters of source are kept parsed."""
        return sum(each.source.weight for each in self.modules.values() if each is not None)

    def module(self, path: str) -> ModuleSymbols | None:
        """The symbols of a file, or None if it cannot be read or parsed (see `problems`)."""
        self.used[path] = None
        if path not in self.modules:
            self.modules[path] = self._load(path)
        return self.modules[path]

    def note(self, path: str) -> None:
        """What is found depends on this file, be it there or not."""
        self.used[path] = None

    def imported(self, binding: ImportBinding, importer: ModuleSymbols) -> ModuleSymbols | None:
        """The module of the project that an import names, or None."""
        path = self.path_of(binding.dotted, binding.level, importer)
        return self.module(path) if path is not None else None

    def path_of(self, dotted: str, level: int, importer: ModuleSymbols) -> str | None:
        """The file that a dotted name means inside `importer`."""
        if level:
            return self.imports.relative(level, dotted, importer.path)
        return self.imports.absolute(dotted, importer.path)

    def may_bind(self, path: str, name: str) -> bool:
        """Whether a file that is not read yet may have a name, by its bytes alone.

        A package that imports `*` from hundreds of modules would have all of
        them parsed for one name that none of them has.
        """
        self.used[path] = None
        if self.modules.get(path) is not None:
            return True
        if path not in self._bound:
            data = self._bytes(path)
            has_star = b"import *" in data or path.endswith("__init__.py")
            self._bound[path] = None if has_star else bound_names(data)
        names = self._bound[path]
        return names is None or name.encode() in names

    def effects(self, module: ModuleSymbols) -> Sequence[cst.CSTNode]:
        """The statements of a file that may do more than to bind a name."""
        return module.effects

    def holds(self, path: str, pattern: re.Pattern[bytes]) -> bool:
        """Whether a file's bytes hold a word."""
        self.used[path] = None
        return pattern.search(self._bytes(path)) is not None

    def behind(self, path: str) -> list[str]:
        """All files that run when a file is imported, by their bytes alone."""
        found = {path: None}
        pending = [path]
        while pending:
            for each in self._run_by(pending.pop()):
                if each not in found:
                    found[each] = None
                    pending.append(each)
        return list(found)

    def _run_by(self, path: str) -> tuple[str, ...]:
        """The files that a file imports, and the packages around it."""
        self.used[path] = None
        if path not in self._runs:
            statements = import_statements(self._bytes(path))
            files = [*imported_files(self.imports, path, statements), *self.imports.around(path)]
            self._runs[path] = tuple(dict.fromkeys(files))
        return self._runs[path]

    def _bytes(self, path: str) -> bytes:
        try:
            return self._data(path)
        except OSError:
            return b""  # a folder, or what cannot be read

    def submodule(self, module: ModuleSymbols, name: str) -> ModuleSymbols | None:
        """The module `name` inside a package."""
        if not module.is_package and not os.path.isdir(module.path):
            return None
        directory = os.path.dirname(module.path) if module.is_package else module.path
        path = self.imports.relative(1, name, os.path.join(directory, "__init__.py"))
        return self.module(path) if path is not None else None

    def forget(self, paths: Iterable[str]) -> None:
        """Drop what is known of files whose text is another one now."""
        for path in paths:
            self.modules.pop(path, None)
            self.problems.pop(path, None)
            self._bound.pop(path, None)
            self._runs.pop(path, None)

    def read_whole(self, path: str) -> None:
        """Read a file again when it is next asked for, with the bodies of its functions."""
        self._whole.add(path)
        self.forget([path])

    def release(self) -> None:
        """Let go of everything that was read.

        Symbols and modules refer to each other: taken apart, their trees go at once, in a
        tenth of the time that the garbage collector needs to see that nobody has them.
        """
        for module in self.modules.values():
            if module is not None:
                module.release()
        self.modules.clear()

    def _load(self, path: str) -> ModuleSymbols | None:
        name = self.imports.name_of(path)
        try:
            # A namespace package is a folder: it has no text, and so no names.
            empty = os.path.isdir(path)
            source = SourceFile.from_bytes(path, b"") if empty else self._read(path)
            if self.reads_whole or path in self._whole:
                _ = source.module
            return read_symbols(path, name, source)
        except (BrokenSource, UnreadableSource) as problem:
            self.problems[path] = problem
            return None
