"""What an editor's server keeps between two checks: parsed files and the walks that still hold."""

from __future__ import annotations

import gc
import os
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from typing import TYPE_CHECKING

from maskqlint.cache import walk_settings
from maskqlint.findings import Finding, Fix
from maskqlint.incremental.entry_walks import EntryWalk, EntryWalker, Key, Place, entry_points
from maskqlint.incremental.kept_scan import KeptScan
from maskqlint.incremental.moves import Move, moved
from maskqlint.incremental.tracking import EVERY, Name, TrackedProject
from maskqlint.parsing import deeply
from maskqlint.project.discovery import ROOT_MARKERS, discover
from maskqlint.project.imports import Imports
from maskqlint.source import BrokenSource, SourceFile, UnreadableSource
from maskqlint.walk import MAX_WEIGHT, FileWalk, Job, Known

if TYPE_CHECKING:
    from maskqlint.engine import Wanted
    from maskqlint.flow.quantizers import Quantizers
    from maskqlint.incremental.entry_walks import Observer
    from maskqlint.project.symbols import Entry
    from maskqlint.settings import Settings

MAX_PROJECTS = 4
"""How many projects are kept; the one not used for the longest time is dropped first."""

MANY = 20
"""After how many files of one check garbage is collected."""

MAX_WATCHED = 12
"""How many entry points are walked to tell what a hover asks for."""


class Session:
    """Keeps projects between checks; used by one thread at a time.

    A check with a session gives findings without repairs: those of a finding that somebody looks
    at are asked for with `repairs`.
    """

    def __init__(self) -> None:
        self._projects: dict[tuple[str, str], KeptProject] = {}
        self._listings: dict[tuple[str, tuple[str, ...]], tuple[int, list[str]]] = {}
        self._turn = 0

    def refresh(self) -> None:
        """Files may have changed, come or gone on disk: the next check looks."""
        self._turn += 1

    def listing(self, wanted: Wanted) -> list[str]:
        """The files of a project, as of the last refresh."""
        settings = wanted.settings
        key = (wanted.root, (settings.root, *settings.exclude, "", *settings.extend_exclude))
        turn, found = self._listings.pop(key, (-1, []))
        if turn != self._turn:
            excludes = (settings.exclude, settings.extend_exclude)
            found = list(discover(starts(wanted.root), *excludes, root=settings.root or None))
            while len(self._listings) >= MAX_PROJECTS:
                del self._listings[next(iter(self._listings))]
        self._listings[key] = (self._turn, found)
        return found

    def scan(
        self,
        wanted: Wanted,
        load: Callable[[], Quantizers],
        own: Sequence[str],
        overlay: Mapping[str, bytes],
    ) -> KeptScan:
        """The scan of a project whose unsaved texts are these; see `Scan` for the others."""
        key = _key(wanted)
        kept = self._projects.pop(key, None)
        if kept is None:
            kept = KeptProject(wanted.root, wanted.settings, KeptScan(load, own))
            while len(self._projects) >= MAX_PROJECTS:
                del self._projects[next(iter(self._projects))]
        self._projects[key] = kept
        kept.begin(wanted.context, overlay, self._turn)
        return kept.scan

    def known(self, wanted: Wanted) -> Known:
        """What still holds of a project that `scan` was asked for."""
        return self._projects[_key(wanted)]

    def stood_in(self, path: str) -> bytes | None:
        """The last text of a file that parsed, where the one now does not."""
        found = (kept.scan.stood_in(path) for kept in self._projects.values())
        return next((data for data in found if data is not None), None)

    def repairs(self, findings: Iterable[Finding]) -> dict[Place, tuple[Fix, ...]]:
        """The repairs of findings of the last check, the preferred one first."""
        places = {(each.code, each.path, each.span) for each in findings}
        found: dict[Place, tuple[Fix, ...]] = {}
        for kept in reversed(list(self._projects.values())):
            found.update(kept.repairs(places.difference(found)))
        return found

    def parsed(self, path: str) -> SourceFile | None:
        """A file's text and tree as the last check had them, None if it needed no tree."""
        found = (kept.parsed(path) for kept in reversed(list(self._projects.values())))
        return next((source for source in found if source is not None), None)

    def watch(self, path: str, observer: Observer) -> None:
        """Walk what leads through a file, and tell the observer every value."""
        for kept in reversed(list(self._projects.values())):
            if kept.parsed(path) is not None:
                kept.watch(path, observer)
                return


class KeptProject(Known):
    """One project: its files as they were last seen, and the walks of its entry points."""

    def __init__(self, root: str, settings: Settings, scan: KeptScan) -> None:
        self._root, self._settings = root, settings
        self._turn = -1
        self._listing: frozenset[str] = frozenset()
        self._entries: dict[Key, tuple[bool, EntryWalk]] = {}
        self._repairs: dict[Place, tuple[Fix, ...]] = {}
        self.scan = scan
        self._project = self._fresh()

    def begin(self, listing: Sequence[str], overlay: Mapping[str, bytes], turn: int) -> None:
        """Drop what does not hold any more for the project as it is now."""
        files = frozenset(listing)
        if files != self._listing:
            # A file more or less may change what any import means.
            self._listing = files
            self._entries.clear()
            self._project.imports = Imports(self._root, self._settings.src, self._exists)
        changed = self.scan.begin(self._listing, overlay, is_fresh=turn != self._turn)
        self._turn = turn
        if changed:
            self._repairs.clear()
        for path in changed:
            self._change(path)

    def walks(
        self, job: Job, paths: Sequence[str], progress: Callable[[int, int], None] | None
    ) -> list[FileWalk]:
        """The walks of files; only the entry points that a change has reached are walked."""
        if self._project.weight > MAX_WEIGHT:
            self._project = self._fresh()
        result: list[FileWalk] = []

        def work() -> None:
            walker = EntryWalker(self._settings, self._project)
            with set_aside() as collect:
                for number, path in enumerate(paths):
                    result.append(self._walk(walker, job, path))
                    if number % MANY == MANY - 1:
                        collect()
                    if progress is not None:
                        progress(number + 1, len(paths))

        deeply(work)
        return result

    def repairs(self, places: set[Place]) -> dict[Place, tuple[Fix, ...]]:
        """The repairs of some findings, worked out once for each text."""
        missing = {each for each in places if each not in self._repairs}

        def work() -> None:
            walker = EntryWalker(self._settings, self._project)
            for key, (always, walk) in list(self._entries.items()):
                here = {(each.code, each.path, each.span) for each in walk.findings}
                wanted = here & missing.difference(self._repairs)
                entry = self._entry(key) if wanted else None
                if entry is not None:
                    self._repairs.update(walker.repairs(key, entry, wanted, always=always))

        if missing:
            deeply(work)
        return {each: self._repairs[each] for each in places if each in self._repairs}

    def parsed(self, path: str) -> SourceFile | None:
        """A file that is parsed."""
        module = self._project.modules.get(path)
        return None if module is None else module.source

    def watch(self, path: str, observer: Observer) -> None:
        """Walk the entry points that lead through a file, its own first."""
        keys = [key for key, (_, walk) in self._entries.items() if path in walk.used]
        keys.sort(key=lambda key: key[0] != path)

        def work() -> None:
            walker = EntryWalker(self._settings, self._project)
            for key in keys[:MAX_WATCHED]:
                entry = self._entry(key)
                if entry is not None:
                    walker.watch(key, entry, observer, always=self._entries[key][0])

        deeply(work)

    def _walk(self, walker: EntryWalker, job: Job, path: str) -> FileWalk:
        module = self._project.module(path)
        if module is None:
            return FileWalk(path, problems=(self._project.problems[path],), used=(path,))
        always = path in job.declaring or path in job.calling
        walks = []
        for key, entry in entry_points(module):
            known = self._entries.get(key)
            if known is None or known[0] != always:
                known = self._entries[key] = (always, walker.walk(key, entry, always=always))
            walks.append(known[1])
        used = dict.fromkeys([path, *(each for walk in walks for each in walk.used)])
        problems = self._project.problems
        return FileWalk(
            path,
            tuple(finding for walk in walks for finding in walk.findings),
            tuple(walk.owner for walk in walks if walk.owner),
            tuple(dict.fromkeys(notice for walk in walks for notice in walk.notices)),
            tuple(problems[each] for each in used if each in problems),
            tuple(used),
            next((walk.failure for walk in walks if walk.failure), ""),
        )

    def _entry(self, key: Key) -> Entry | None:
        module = self._project.modules.get(key[0])
        return None if module is None else dict(entry_points(module)).get(key)

    def _change(self, path: str) -> None:
        """A file's text is another one."""
        names: set[Name] = {(path, EVERY)}
        move: Move | None = None
        module = self._project.modules.get(path)
        if module is None:
            self._project.forget([path])
        else:
            before = module.source
            try:
                names, move = self._project.replace(path, self.scan.source(path))
            except BrokenSource as problem:
                if self.scan.is_unsaved(path):
                    # Somebody is typing: what was known before holds until it parses again.
                    self.scan.stand_in(path, before.encode(before.text), problem)
                    return
                self._project.forget([path])
            except UnreadableSource:
                self._project.forget([path])
        for key, (always, walk) in list(self._entries.items()):
            if walk.depends_on(path, names):
                del self._entries[key]
            elif move is not None and move.down:
                findings = [moved(finding, move) for finding in walk.findings]
                if None in findings:  # pragma: no cover  (it would depend on what has changed)
                    del self._entries[key]
                    continue
                walk.findings = tuple(each for each in findings if each is not None)
                self._entries[key] = (always, walk)

    def _fresh(self) -> TrackedProject:
        scan = self.scan
        src = self._settings.src
        return TrackedProject(self._root, src, scan.source, scan.data, self._exists)

    def _exists(self, path: str) -> bool:
        return path in self._listing or os.path.isfile(path)


@contextmanager
def set_aside() -> Iterator[Callable[[], object]]:
    """A time at whose end its garbage is collected, or where the function is called.

    What was there before, and what stays of it, is passed by from then on: a collection of all
    trees takes longer than a check. `gc.unfreeze` ends that; it is for a time when nobody waits.
    """
    collecting = gc.isenabled()
    gc.disable()
    gc.freeze()
    try:
        yield gc.collect
    finally:
        gc.collect()
        gc.freeze()
        if collecting:
            gc.enable()


def _key(wanted: Wanted) -> tuple[str, str]:
    return wanted.root, walk_settings(wanted.settings)


def starts(root: str) -> list[str]:
    """Where the files of a project are looked for.

    A file that lies outside of any project has its own folder's files and packages around it, and
    not the whole tree below: that folder may be somebody's home.
    """
    if any(os.path.lexists(os.path.join(root, marker)) for marker in ROOT_MARKERS):
        return [root]
    try:
        names = sorted(os.listdir(root))
    except OSError:
        return []
    paths = [os.path.join(root, name) for name in names]
    return [
        path
        for path in paths
        if path.endswith(".py") or os.path.exists(os.path.join(path, "__init__.py"))
    ]
