"""What the bytes of a project's files say, kept between an editor's checks."""

from __future__ import annotations

import contextlib
import os
import time
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from typing import TYPE_CHECKING

from maskqlint.project.imports import Imports
from maskqlint.project.reach import Reach, Statement, import_statements
from maskqlint.scan import Scan
from maskqlint.source import BrokenSource

if TYPE_CHECKING:
    from maskqlint.flow.quantizers import Quantizers
    from maskqlint.project.project import Problem

Signature = tuple[int, int, int]
UNSETTLED = 2_000_000_000
"""Nanoseconds within which a file may be written again without its times telling so."""


class KeptScan(Scan):
    """Looks at a file again only when its text is another one.

    An unsaved text that does not parse is represented by the last one that did: see `stand_in`.
    """

    def __init__(self, load: Callable[[], Quantizers], own: Iterable[str]) -> None:
        super().__init__(load, own, {})
        self._looked: set[str] = set()
        self._signatures: dict[str, Signature | None] = {}
        self._stand_ins: dict[str, bytes] = {}
        self._syntax: dict[str, Problem | None] = {}
        self._imports: dict[str, list[Statement]] = {}
        self._unread: set[str] = set()
        self._reach: Reach | None = None
        self._listed: Collection[str] = ()

    def begin(
        self, listing: Collection[str], overlay: Mapping[str, bytes], *, is_fresh: bool
    ) -> list[str]:
        """Take the texts as they are now; returns the files whose text is another one.

        Args:
            is_fresh: files may have changed on disk since the last time.
        """
        before, self._overlay = self._overlay, dict(overlay)
        changed = [
            path
            for path in {*before, *overlay}
            if before.get(path) is not overlay.get(path) and before.get(path) != overlay.get(path)
        ]
        if is_fresh:
            changed += [
                path
                for path, known in self._signatures.items()
                if path not in overlay and (known is None or signature(path) != known)
            ]
        if listing != self._listed:
            self._listed, self._reach = listing, None
            for path in self._looked.difference(listing):
                self.forget(path)
                self._imports.pop(path, None)
        for path in changed:
            self.forget(path)
        return changed

    def forget(self, path: str) -> None:
        """Look at a file again when it is next needed."""
        for known in (self._digests, self._syntax, self._signatures, self.problems):
            known.pop(path, None)
        for names in (self._looked, self.found, self.declaring, self.calling, self.commented):
            names.discard(path)
        self._unread.add(path)
        self._stand_ins.pop(path, None)
        self.broken.pop(path, None)

    def look(self, paths: list[str]) -> None:
        """Take note of what the bytes of some files hold."""
        new = [path for path in paths if path not in self._looked]
        super().look(new)
        self._looked.update(new)
        self._unread.update(new)
        self._listing = paths

    def data(self, path: str) -> bytes:
        """A file's bytes; raises OSError."""
        if path in self._stand_ins:
            return self._stand_ins[path]
        if path not in self._overlay:
            self._signatures[path] = signature(path)
        return super().data(path)

    def stand_in(self, path: str, data: bytes, problem: BrokenSource) -> None:
        """Let an earlier text stand for an unsaved one that does not parse."""
        self._stand_ins[path] = data
        self.broken[path] = problem

    def stood_in(self, path: str) -> bytes | None:
        """The text that stands for one that does not parse."""
        return self._stand_ins.get(path)

    def is_unsaved(self, path: str) -> bool:
        """Whether an editor has the file open."""
        return path in self._overlay

    def imports(self) -> dict[str, list[Statement]]:
        """What each file imports, read again where the text is another one."""
        for path in self._unread:
            statements: list[Statement] = []
            if path in self._looked:
                with contextlib.suppress(OSError):
                    statements = import_statements(self.data(path))
            if self._imports.get(path) != statements:
                self._imports[path] = statements
                self._reach = None
        self._unread.clear()
        return {path: self._imports[path] for path in self.all_paths()}

    def reach(self, root: str, src: Sequence[str]) -> Reach:
        """The graph of imports, made anew where imports have changed."""
        if self._unread:
            self.imports()
        if self._reach is None:
            self._reach = Reach(Imports(root, src, self._exists), self.imports)
        return self._reach

    def syntax(self, path: str) -> Problem | None:
        """Why a file does not parse, asked once for each text."""
        if path not in self._syntax:
            self._syntax[path] = super().syntax(path)
        return self._syntax[path]

    def _exists(self, path: str) -> bool:
        return path in self._listed or os.path.isfile(path)


def signature(path: str) -> Signature | None:
    """What the file system says of a file's text; None where that cannot be relied on."""
    try:
        stat = os.stat(path)
    except OSError:
        return None
    if stat.st_mtime_ns > time.time_ns() - UNSETTLED:
        return None
    return stat.st_mtime_ns, stat.st_size, stat.st_ino
