"""Walks of earlier runs, kept in `.maskqlint_cache` at a project's root.

A walk is what the entry points of one file gave. It is taken when the contents
of all files that it depends on are the same: so it outlives a checkout, and a
change elsewhere. It also depends on the settings, on the version and files of
maskqlint and its rule packs, and on which files the project has (a new one may
be what an import means). What a whole command printed is kept by `told`.
"""

from __future__ import annotations

import json
import os
import sys
from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from maskqlint import __version__
from maskqlint.cache_folder import CacheFolder
from maskqlint.digests import digest_of_text

if TYPE_CHECKING:
    from maskqlint.scan import Texts
    from maskqlint.settings import Settings
    from maskqlint.walk import FileWalk, Known


class Cache:
    """The walks of one project that hold for some settings."""

    def __init__(self, root: str, settings: Settings) -> None:
        self._folder = CacheFolder(root)
        self._base = f"{root}\n{_program(settings)}"
        self._settings = settings
        self._is_changed = False

    @property
    def problem(self) -> str:
        """Why nothing is kept, "" if all is well."""
        return self._folder.problem

    def known(self, listing: Sequence[str], texts: Texts) -> Known:
        """The walks of a project that has just these files."""
        from maskqlint.walk import Known

        base = f"{self._base}\n{walk_settings(self._settings)}\n"
        base += digest_of_text("\n".join(listing))
        cache = self

        class Kept(Known):
            def get(self, path: str) -> FileWalk | None:
                return cache._read(_name(base, path), texts)

            def put(self, walk: FileWalk) -> None:
                if not walk.failure:
                    cache._write(_name(base, walk.path), walk)

        return Kept()

    def close(self) -> None:
        """Drop what is old, if something new was written."""
        if self._is_changed:
            self._folder.prune()

    def _read(self, name: str, texts: Texts) -> FileWalk | None:
        payload = self._folder.read(name)
        if payload is None:
            return None
        from maskqlint.records import read_walk

        try:
            walk = read_walk(json.loads(payload))
            pairs = zip(walk.used, walk.digests, strict=True)
            return walk if all(texts.digest(path) == known for path, known in pairs) else None
        except (ValueError, TypeError, IndexError, RecursionError):
            return None

    def _write(self, name: str, walk: FileWalk) -> None:
        from maskqlint.records import walk_record

        self._is_changed = True
        payload = json.dumps(walk_record(walk), separators=(",", ":"))
        self._folder.write(name, payload.encode())


def walk_settings(settings: Settings) -> str:
    """The settings that a walk depends on; which of its findings are told is decided later."""
    neutral = replace(
        settings,
        select=(),
        extend_select=(),
        ignore=(),
        per_file_ignores=(),
        severity=(),
        fixable=(),
        unfixable=(),
        baseline="",
    )
    return repr(neutral)


def _name(base: str, path: str) -> str:
    return "walk-" + digest_of_text(f"{base}\n{path}")


def _program(settings: Settings) -> str:
    """What the results of a run depend on beside the project: us, our rules, the target's table."""
    from importlib.util import find_spec

    import maskqlint

    parts = [__version__, sys.version]
    folders = [os.path.dirname(maskqlint.__file__)]
    # Our own pack stands beside us in a checkout, and inside in an install.
    folders.append(os.path.join(os.path.dirname(folders[0]), "rules"))
    for pack in settings.rule_packs:
        if pack != "maskqlint.rules":
            folders.extend(_pack_folders(pack))
    for folder in folders:
        parts.extend(_stamps(folder))
    parser = find_spec("libcst")
    for file in (settings.target, parser.origin if parser is not None else None):
        if file is not None and os.path.isfile(file):
            stat = os.stat(file)
            parts.append(f"{stat.st_mtime_ns} {stat.st_size}")
    return digest_of_text("\n".join(parts))


def _stamps(folder: str) -> list[str]:
    """Sizes and times of the files of a package: an editable install changes without a version."""
    found = []
    pending = [folder]
    while pending:
        try:
            with os.scandir(pending.pop()) as entries:
                for entry in entries:
                    if entry.name.endswith((".py", ".toml", ".tsv")):
                        stat = entry.stat()
                        found.append(f"{entry.path} {stat.st_mtime_ns} {stat.st_size}")
                    elif "." not in entry.name and entry.is_dir():
                        pending.append(entry.path)
        except OSError:
            continue
    return sorted(found)


def _pack_folders(name: str) -> list[str]:
    from importlib.metadata import entry_points
    from importlib.util import find_spec

    folders = []
    for entry in entry_points(group="maskqlint.rules"):
        if entry.name == name:
            spec = find_spec(entry.module)
            if spec is not None and spec.origin is not None:
                folders.append(os.path.dirname(spec.origin))
    return folders
