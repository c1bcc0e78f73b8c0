"""From a dotted name in an import to the file of the project that it means.

Nothing is run and nothing outside the roots is read: a name that no root
explains belongs to someone else (site-packages, the standard library).
"""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterator, Sequence


class Imports:
    """Finds modules below a project's roots.

    Args:
        root: the project's root, an absolute directory.
        src: further roots, absolute or relative to `root`.
        exists: whether there is a file under a path; an editor's unsaved files come in here.

    Attributes:
        searched: directories whose files are all known; None if nobody asks what is missing.
        missing: told of files that were looked for in vain in directories beside those, as
            one there would be what an import means.
    """

    def __init__(
        self,
        root: str,
        src: Sequence[str] = (),
        exists: Callable[[str], bool] = os.path.isfile,
    ) -> None:
        self.root = os.path.abspath(root)
        self._exists = exists
        self.searched: frozenset[str] | None = None
        self.missing: Callable[[str], object] = lambda path: None
        self._missed: dict[tuple[str, str], list[str]] = {}
        self._configured = [os.path.normpath(os.path.join(self.root, each)) for each in src]
        self._found: dict[tuple[str, str], str | None] = {}
        self._packages: dict[str, str] = {}
        self._searched: dict[str, tuple[tuple[str, bool], ...]] = {}

    def absolute(self, dotted: str, importer: str) -> str | None:
        """The file that `import dotted` means inside the file `importer`, or None."""
        directory = os.path.dirname(importer)
        is_standard = dotted.partition(".")[0] in sys.stdlib_module_names
        for root, is_certain in self._roots(directory):
            if is_standard and not is_certain:
                continue
            if found := self._below(root, dotted):
                return found
        return None

    def relative(self, level: int, dotted: str, importer: str) -> str | None:
        """The file that `from ..dotted import` (level 2) means inside `importer`, or None.

        It goes by directories, so that a missing `__init__.py` does not matter.
        """
        directory = os.path.dirname(importer)
        for _ in range(level - 1):
            directory = os.path.dirname(directory)
        if not self._is_inside(directory):
            return None
        return self._below(directory, dotted)

    def around(self, path: str) -> Iterator[str]:
        """The `__init__.py` of the packages around a file, which run before it."""
        directory = os.path.dirname(path)
        top = self._package_root(directory)
        while directory != top and self._is_inside(directory):
            package = os.path.join(directory, "__init__.py")
            if package != path and self._exists(package):
                yield package
            directory = os.path.dirname(directory)

    def name_of(self, path: str) -> str:
        """The dotted name under which the file `path` is imported."""
        directory, name = os.path.split(path)
        parts = [] if name == "__init__.py" else [name.removesuffix(".py")]
        top = self._package_root(directory)
        while directory != top:
            directory, name = os.path.split(directory)
            parts.append(name)
        return ".".join(reversed(parts))

    def _roots(self, directory: str) -> tuple[tuple[str, bool], ...]:
        """Where an absolute import may start, and whether Python would start there for certain."""
        if (known := self._searched.get(directory)) is None:
            known = tuple(dict.fromkeys(self._candidates(directory)))
            self._searched[directory] = known
        return known

    def _candidates(self, directory: str) -> Iterator[tuple[str, bool]]:
        yield self._package_root(directory), True
        yield self.root, True
        yield os.path.join(self.root, "src"), True
        for each in self._configured:
            yield each, True
        while self._is_inside(directory):
            yield directory, False
            if directory == self.root:
                break
            directory = os.path.dirname(directory)

    def _is_inside(self, directory: str) -> bool:
        return directory == self.root or directory.startswith(self.root.rstrip(os.sep) + os.sep)

    def _package_root(self, directory: str) -> str:
        """The directory that has to be on the path for the package around `directory`."""
        if (known := self._packages.get(directory)) is not None:
            return known
        top = directory
        while os.path.isfile(os.path.join(top, "__init__.py")):
            parent = os.path.dirname(top)
            if parent == top:
                break
            top = parent
        self._packages[directory] = top
        return top

    def _below(self, root: str, dotted: str) -> str | None:
        key = (root, dotted)
        if key not in self._found:
            base = os.path.join(root, *dotted.split(".")) if dotted else root
            candidates = [os.path.join(base, "__init__.py")]
            if dotted:
                candidates.insert(0, base + ".py")
            found = next((each for each in candidates if self._exists(each)), None)
            if self.searched is not None:
                before = candidates[: candidates.index(found)] if found else candidates
                self._missed[key] = list(filter(self._may_appear, before))
            if found is None and dotted and os.path.isdir(base):
                found = base  # a namespace package: a folder without __init__.py
            self._found[key] = found
        for path in self._missed.get(key, ()):
            self.missing(path)
        return self._found[key]

    def _may_appear(self, path: str) -> bool:
        """Whether a file may appear there without a searched directory telling so."""
        directory = os.path.dirname(path)
        return directory not in (self.searched or ()) and os.path.isdir(directory)
