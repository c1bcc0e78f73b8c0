"""The folder `.maskqlint_cache` at a project's root: entries written whole, read whole or not.

An entry is one file, written under another name and then moved to its place;
its first line is a checksum of the rest. One that is torn, altered or by
another hand is as good as none, and nothing in it is executed.
"""

from __future__ import annotations

import os
import time
from contextlib import suppress

from maskqlint.digests import digest, read_bytes

FOLDER = ".maskqlint_cache"
TAG = """Signature: 8a477f597d28d172789f06886806bc55
# This directory holds results of maskqlint. It can be deleted at any time.
# About cache directory tags: https://bford.info/cachedir/
"""
MAX_AGE = 30 * 24 * 3600.0
"""Seconds after which an entry that nobody wrote again is dropped."""
MAX_ENTRIES = 20_000
_OURS = ("told-", "walk-", ".told-", ".walk-")


class CacheFolder:
    """The folder below one root; it is made when something is first written.

    Attributes:
        problem: why nothing is kept, "" if all is well.
    """

    def __init__(self, root: str) -> None:
        self.path = os.path.join(root, FOLDER)
        self.problem = self._refusal()

    def _refusal(self) -> str:
        try:
            # A link could make us write and delete anywhere.
            if os.path.islink(self.path):
                return f"no cache: {self.path} is a link"
            owner = os.stat(self.path).st_uid
        except OSError:
            return ""
        if hasattr(os, "getuid") and owner != os.getuid():
            return f"no cache: {self.path} belongs to another user"
        return ""

    def read(self, name: str) -> bytes | None:
        """An entry's payload, None if there is none that is whole."""
        if self.problem:
            return None
        try:
            data = read_bytes(os.path.join(self.path, name))
        except OSError:
            return None
        checksum, _, payload = data.partition(b"\n")
        return payload if checksum == digest(payload).encode() else None

    def write(self, name: str, payload: bytes) -> None:
        """Write an entry; what stands in the way is told by `problem`."""
        if self.problem:
            return
        temporary = os.path.join(self.path, f".{name}.{os.getpid()}.{time.time_ns():x}")
        try:
            self._make()
            with open(temporary, "xb") as file:
                file.write(digest(payload).encode() + b"\n" + payload)
            os.replace(temporary, os.path.join(self.path, name))
        except OSError as error:
            self.problem = f"no cache: {self.path}: {error.strerror}"
            _unlink(temporary)

    def _make(self) -> None:
        if os.path.isdir(self.path):
            return
        os.makedirs(self.path, exist_ok=True)
        for name, text in ((".gitignore", "*\n"), ("CACHEDIR.TAG", TAG)):
            with open(os.path.join(self.path, name), "w", encoding="utf-8") as file:
                file.write(text)

    def prune(self) -> None:
        """Drop what is old, and the oldest of too many entries."""
        if self.problem:
            return
        entries = []
        try:
            with os.scandir(self.path) as found:
                for entry in found:
                    if entry.name.startswith(_OURS):
                        try:
                            entries.append((entry.stat().st_mtime, entry.path))
                        except OSError:
                            continue  # another run was quicker
        except OSError:
            return
        entries.sort()
        oldest = time.time() - MAX_AGE
        surplus = len(entries) - MAX_ENTRIES
        for index, (written, path) in enumerate(entries):
            if index < surplus or written < oldest:
                _unlink(path)


def nearest_root(path: str) -> str:
    """The nearest directory upward that has a cache, "" without one."""
    directory = path
    while True:
        if os.path.isdir(os.path.join(directory, FOLDER)):
            return directory
        parent = os.path.dirname(directory)
        if parent == directory:
            return ""
        directory = parent


def _unlink(path: str) -> None:
    with suppress(OSError):  # somebody else was quicker
        os.unlink(path)
