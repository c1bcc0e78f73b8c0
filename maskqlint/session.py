"""What an editor's server keeps between two checks: parsed files and the walks that still hold."""

from __future__ import annotations

import os
from collections.abc import Sequence
from typing import TYPE_CHECKING

from maskqlint.cache import walk_settings
from maskqlint.project.imports import Imports
from maskqlint.project.project import Project
from maskqlint.walk import MAX_WEIGHT, FileWalk, Job, Known

if TYPE_CHECKING:
    from maskqlint.scan import Scan
    from maskqlint.settings import Settings
    from maskqlint.source import SourceFile

MAX_PROJECTS = 4
"""How many projects are kept; the one not used for the longest time is dropped first."""


class Session:
    """Keeps projects between checks; used by one thread at a time."""

    def __init__(self) -> None:
        self._projects: dict[tuple[str, str], KeptProject] = {}

    def known(self, root: str, settings: Settings, listing: Sequence[str], scan: Scan) -> Known:
        """What still holds of a project whose files are read through `scan`."""
        key = (root, walk_settings(settings))
        kept = self._projects.pop(key, None)
        if kept is None:
            kept = KeptProject(root, settings.src)
            while len(self._projects) >= MAX_PROJECTS:
                del self._projects[next(iter(self._projects))]
        self._projects[key] = kept
        kept.begin(listing, scan)
        return kept


class KeptProject(Known):
    """One project's parsed files and walks, with the digests of the texts they were made of."""

    def __init__(self, root: str, src: Sequence[str]) -> None:
        self._root, self._src = root, tuple(src)
        self._scan: Scan | None = None
        self._listing: tuple[str, ...] = ()
        self._visible: frozenset[str] = frozenset()
        self._walks: dict[str, FileWalk] = {}
        self._digests: dict[str, str] = {}
        self._project = self._fresh()

    def begin(self, listing: Sequence[str], scan: Scan) -> None:
        """Drop what does not hold any more for the project as it is now."""
        self._scan = scan
        if self._listing != tuple(listing):
            # A file more or less may change what any import means.
            self._listing, self._visible = tuple(listing), frozenset(listing)
            self._walks.clear()
            self._project.imports = Imports(self._root, self._src, self._exists)
        changed = {path for path, known in self._digests.items() if scan.digest(path) != known}
        self._project.forget(changed)
        for path in changed:
            del self._digests[path]
        stale = [path for path, walk in self._walks.items() if not changed.isdisjoint(walk.used)]
        for path in stale:
            del self._walks[path]

    def get(self, path: str) -> FileWalk | None:
        """The walk of a file, if nothing that it depends on has changed."""
        return self._walks.get(path)

    def put(self, walk: FileWalk) -> None:
        """Keep a walk, and which texts it was made of."""
        assert self._scan is not None
        self._digests.update(zip(walk.used, walk.digests, strict=True))
        if not walk.failure:
            self._walks[walk.path] = walk

    def project(self, job: Job) -> Project:
        """The project with what is parsed already."""
        if self._project.weight > MAX_WEIGHT:
            self._project = self._fresh()
        return self._project

    def _fresh(self) -> Project:
        return Project(
            self._root, self._src, self._source, self._data, self._exists, digest=self._digest
        )

    def _source(self, path: str) -> SourceFile:
        assert self._scan is not None
        return self._scan.source(path)

    def _data(self, path: str) -> bytes:
        assert self._scan is not None
        return self._scan.noted(path)

    def _digest(self, path: str) -> str:
        assert self._scan is not None
        return self._scan.digest(path)

    def _exists(self, path: str) -> bool:
        return path in self._visible or os.path.isfile(path)
