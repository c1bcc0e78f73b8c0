"""Results of earlier runs, kept in `.maskqlint_cache` at a project's root.

Two kinds of entries. A *run* holds all that one command was told, and is taken
as it is when no file of the project has another size, time of change or inode:
no file is opened for that. A *walk* holds what the entry points of one file gave,
and is taken when the contents of all files that it depends on are the same: so
it outlives a checkout, and a change elsewhere. Both depend on the settings, on
the version and files of maskqlint and its rule packs, and on which files the
project has (a new one may be what an import means).

An entry is one file, written whole under another name and then moved to its
place; its first line is a checksum of the rest. One that is torn, of another
version or by another hand is as good as none, and nothing in it is executed.
"""

from __future__ import annotations

import contextlib
import json
import os
import sys
import time
from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from hashlib import blake2b
from typing import TYPE_CHECKING, Any, TypeVar

from maskqlint import __version__

if TYPE_CHECKING:
    from maskqlint.run import Outcome
    from maskqlint.scan import Texts
    from maskqlint.settings import Settings
    from maskqlint.walk import FileWalk, Known

FOLDER = ".maskqlint_cache"
TAG = """Signature: 8a477f597d28d172789f06886806bc55
# This directory holds results of maskqlint. It can be deleted at any time.
# About cache directory tags: https://bford.info/cachedir/
"""
UNSETTLED = 2_000_000_000
"""Nanoseconds within which a file may be written again without its times telling so."""
MAX_AGE = 30 * 24 * 3600.0
"""Seconds after which an entry that nobody wrote again is dropped."""
MAX_ENTRIES = 5_000

_T = TypeVar("_T")


class Cache:
    """The entries of one project that hold for some settings.

    Attributes:
        problem: why nothing is kept, "" if all is well.
    """

    def __init__(self, root: str, settings: Settings) -> None:
        self._folder = os.path.join(root, FOLDER)
        self._base = f"{root}\n{_program(settings)}"
        self._settings = settings
        self.problem = ""
        self._check_owner()

    # -- runs

    def signature(self, paths: Iterable[str]) -> str:
        """What the file system says of some files; "" if one of them is still being written."""
        lines = []
        newest = 0
        for path in paths:
            try:
                stat = os.stat(path)
            except OSError:
                lines.append(path)
                continue
            newest = max(newest, stat.st_mtime_ns, stat.st_ctime_ns)
            lines.append(
                f"{path}\0{stat.st_size}\0{stat.st_mtime_ns}\0{stat.st_ctime_ns}\0{stat.st_ino}"
            )
        if newest > time.time_ns() - UNSETTLED:
            return ""
        return _digest("\n".join(lines))

    def outcome(self, asked: str, signature: str) -> Outcome | None:
        """What a run that asked the same was told, if no file has changed since."""
        if not signature:
            return None
        return self._read(self._run(asked), lambda data: self._read_run(data, signature))

    def keep(self, asked: str, signature: str, outcome: Outcome) -> None:
        """Keep what a run was told."""
        outside = self.signature(outcome.outside) if outcome.outside else "-"
        if not signature or not outside or outcome.failures:
            return
        from maskqlint.records import finding_record

        self._write(
            self._run(asked),
            [
                signature,
                outcome.outside,
                outside,
                [finding_record(finding) for finding in outcome.findings],
                [[finding_record(finding), why] for finding, why in outcome.suppressed],
                list(outcome.notices),
            ],
        )
        self._prune()

    def _run(self, asked: str) -> str:
        return "run-" + _digest(f"{self._base}\n{self._settings!r}\n{asked}")

    def _read_run(self, data: list[Any], signature: str) -> Outcome | None:
        from maskqlint.records import read_finding
        from maskqlint.run import Outcome

        then, outside, beside, findings, suppressed, notices = data
        if then != signature or (outside and self.signature(outside) != beside):
            return None
        return Outcome(
            [read_finding(each) for each in findings],
            [(read_finding(each), why) for each, why in suppressed],
            dict.fromkeys(notices),
        )

    # -- walks

    def known(self, listing: Sequence[str], texts: Texts) -> Known:
        """The walks of a project that has just these files."""
        from maskqlint.walk import Known

        base = f"{self._base}\n{walk_settings(self._settings)}\n" + _digest("\n".join(listing))
        cache = self

        class Kept(Known):
            def get(self, path: str) -> FileWalk | None:
                return cache._read(_walk(base, path), lambda data: _read_walk(data, texts))

            def put(self, walk: FileWalk) -> None:
                if not walk.failure:
                    cache._write(_walk(base, walk.path), _walk_entry(walk, texts))

        return Kept()

    # -- files

    def _check_owner(self) -> None:
        try:
            owner = os.stat(self._folder).st_uid
        except OSError:
            return
        if hasattr(os, "getuid") and owner != os.getuid():
            self.problem = f"no cache: {self._folder} belongs to another user"

    def _read(self, name: str, parse: Callable[[list[Any]], _T | None]) -> _T | None:
        if self.problem:
            return None
        try:
            with open(os.path.join(self._folder, name), "rb") as file:
                checksum, _, payload = file.read().partition(b"\n")
            if checksum != _checksum(payload):
                return None
            return parse(json.loads(payload))
        except (OSError, ValueError, TypeError, IndexError, RecursionError):
            return None

    def _write(self, name: str, data: list[Any]) -> None:
        if self.problem:
            return
        payload = json.dumps(data, separators=(",", ":")).encode()
        temporary = os.path.join(self._folder, f".{name}.{os.getpid()}.{time.time_ns():x}")
        try:
            self._make_folder()
            with open(temporary, "xb") as file:
                file.write(_checksum(payload) + b"\n" + payload)
            os.replace(temporary, os.path.join(self._folder, name))
        except OSError as error:
            self.problem = f"no cache: {self._folder}: {error.strerror}"
            _unlink(temporary)

    def _make_folder(self) -> None:
        if os.path.isdir(self._folder):
            return
        os.makedirs(self._folder, exist_ok=True)
        for name, text in ((".gitignore", "*\n"), ("CACHEDIR.TAG", TAG)):
            with open(os.path.join(self._folder, name), "w", encoding="utf-8") as file:
                file.write(text)

    def _prune(self) -> None:
        """Drop what is old, and the oldest of too many entries."""
        try:
            with os.scandir(self._folder) as found:
                entries = sorted(
                    (entry.stat().st_mtime, entry.path)
                    for entry in found
                    if entry.name.startswith(("run-", "walk-", ".run-", ".walk-"))
                )
        except OSError:
            return
        oldest = time.time() - MAX_AGE
        surplus = len(entries) - MAX_ENTRIES
        for index, (written, path) in enumerate(entries):
            if index < surplus or written < oldest:
                _unlink(path)


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


def _walk(base: str, path: str) -> str:
    return "walk-" + _digest(f"{base}\n{path}")


def _walk_entry(walk: FileWalk, texts: Texts) -> list[Any]:
    from maskqlint.records import walk_record

    return [[[path, texts.digest(path)] for path in walk.used], walk_record(walk)]


def _read_walk(data: list[Any], texts: Texts) -> FileWalk | None:
    from maskqlint.records import read_walk

    used, record = data
    if any(texts.digest(path) != digest for path, digest in used):
        return None
    return read_walk(record)


def _program(settings: Settings) -> str:
    """What the results of a run depend on beside the project: us, our rules, the target's table."""
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
    try:
        stat = os.stat(settings.target)
        parts.append(f"{stat.st_mtime_ns} {stat.st_size}")
    except OSError:
        pass  # one of ours
    return _digest("\n".join(parts))


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


def _digest(text: str) -> str:
    return blake2b(text.encode("utf-8", "surrogateescape"), digest_size=16).hexdigest()


def _checksum(payload: bytes) -> bytes:
    return blake2b(payload, digest_size=16).hexdigest().encode()


def _unlink(path: str) -> None:
    with contextlib.suppress(OSError):  # somebody else was quicker
        os.unlink(path)
