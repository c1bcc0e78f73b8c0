"""Which files of a project lead to which: imports read from bytes, before anything is parsed."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator

from maskqlint.project.imports import Imports

_IMPORT = re.compile(
    rb"^[ \t]*(?:from[ \t]+(?P<dots>\.*)[ \t]*(?P<module>[\w.]*)[ \t]+import[ \t]+"
    rb"(?P<names>\([^)]*\)|[^\n#;]+)|import[ \t]+(?P<modules>[^\n#;]+))",
    re.MULTILINE,
)
_NAME = re.compile(rb"[\w.]+")

Statement = tuple[int, str, tuple[str, ...]]
"""An import: how many dots, the module, and the names taken from it (none for `import a.b`)."""


def import_statements(data: bytes) -> list[Statement]:
    """The imports in a file's text; one inside a string only adds an edge that nobody walks."""
    return list(_statements(data))


def _statements(data: bytes) -> Iterator[Statement]:
    for found in _IMPORT.finditer(data):
        if found["modules"] is not None:
            for part in found["modules"].split(b","):
                name = _NAME.search(part)
                if name is not None:
                    yield 0, name[0].decode("ascii", "replace"), ()
            continue
        names = []
        for part in re.sub(rb"#[^\n]*", b"", found["names"]).strip(b"()").split(b","):
            name = _NAME.search(part)
            if name is not None:
                names.append(name[0].decode("ascii", "replace"))
        yield len(found["dots"]), found["module"].decode("ascii", "replace"), tuple(names)


_BOUND = re.compile(
    rb"^[ \t]*(?:(?:async[ \t]+)?def[ \t]+(\w+)|class[ \t]+(\w+)|(\w+)[ \t]*(?::[^=\n]*)?=(?!=))",
    re.MULTILINE,
)
_ANY_NAME = re.compile(rb"[A-Za-z_]\w*")


def bound_names(data: bytes) -> frozenset[bytes]:
    """The names that a file may bind at its top level; some more do no harm."""
    names = {name for found in _BOUND.finditer(data) for name in found.groups() if name}
    for found in _IMPORT.finditer(data):
        names.update(_ANY_NAME.findall(found[0]))
    return frozenset(names)


class Reach:
    """The graph of imports between files that were looked at."""

    def __init__(
        self, imports: Imports, statements: Callable[[], dict[str, list[Statement]]]
    ) -> None:
        self._imports = imports
        self._statements = statements
        self._importers: dict[str, set[str]] | None = None

    def leading_to(self, targets: Iterable[str]) -> set[str]:
        """The targets, and every file that imports one of them, directly or through others."""
        found = set(targets)
        if not found:
            return found
        importers = self._reversed()
        pending = list(found)
        while pending:
            for path in importers.get(pending.pop(), ()):
                if path not in found:
                    found.add(path)
                    pending.append(path)
        return found

    def _reversed(self) -> dict[str, set[str]]:
        if self._importers is None:
            self._importers = {}
            for path, statements in self._statements().items():
                for target in imported_files(self._imports, path, statements):
                    self._importers.setdefault(target, set()).add(path)
        return self._importers


def imported_files(imports: Imports, path: str, statements: Iterable[Statement]) -> Iterator[str]:
    """The files of the project that a file's imports name."""
    for level, module, names in statements:
        parts = [module] if module else []
        for dotted in (module, *(".".join([*parts, name]) for name in names)):
            found = (
                imports.relative(level, dotted, path)
                if level
                else imports.absolute(dotted, path)
                if dotted
                else None
            )
            if found is not None and found != path:
                yield found
