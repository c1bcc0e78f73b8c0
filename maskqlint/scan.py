"""The prefilter: what a file's bytes say before anything is parsed."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import TYPE_CHECKING

from maskqlint.project.reach import Statement, import_statements
from maskqlint.source import SourceFile, UnreadableSource

if TYPE_CHECKING:
    from maskqlint.flow.quantizers import Quantizers

_COMMENT = re.compile(rb"#.*(?:maskqlint:|noqa)", re.IGNORECASE)
_DECLARED = re.compile(rb"\bQTensor\b|maskqlint:\s*quantized")


class Texts:
    """Files as bytes and text; an editor's unsaved texts stand for those on disk."""

    def __init__(self, overlay: Mapping[str, bytes]) -> None:
        self._overlay = overlay
        self._digests: dict[str, str] = {}

    def data(self, path: str) -> bytes:
        """A file's bytes; raises OSError."""
        if path in self._overlay:
            return self._overlay[path]
        with open(path, "rb", buffering=0) as file:
            return file.read()

    def digest(self, path: str) -> str:
        """A digest of a file's bytes, "" if it cannot be read."""
        from hashlib import blake2b

        if path not in self._digests:
            try:
                self._digests[path] = blake2b(self.data(path), digest_size=16).hexdigest()
            except OSError:
                self._digests[path] = ""
        return self._digests[path]

    def source(self, path: str) -> SourceFile:
        """A file as text; raises UnreadableSource."""
        try:
            data = self.data(path)
        except OSError as error:
            raise UnreadableSource(path, 1, error.strerror or "cannot be read") from None
        return SourceFile.from_bytes(path, data)


class Scan(Texts):
    """Looks at each file's bytes once, and remembers what it is to be read for."""

    def __init__(self, quantizers: Quantizers, overlay: Mapping[str, bytes]) -> None:
        self._pattern = quantizers.pattern
        self._functions = quantizers.function_pattern
        self._common = quantizers.common_pattern
        super().__init__(overlay)
        self._seen: dict[str, bool] = {}
        self.imports: dict[str, list[Statement]] = {}
        self.declaring: set[str] = set()
        self.calling: set[str] = set()
        self.commented: set[str] = set()
        self.problems: dict[str, UnreadableSource] = {}

    def look(self, path: str, *, with_imports: bool = False) -> None:
        """Take note of what a file's bytes hold, and of what it imports if that is asked for."""
        if path in self._seen and (not with_imports or path in self.imports):
            return
        try:
            data = self.data(path)
        except OSError as error:
            self._seen[path] = False
            self.problems[path] = UnreadableSource(path, 1, error.strerror or "cannot be read")
            return
        self._seen[path] = self._is_candidate(path, data)
        if with_imports:
            self.imports[path] = import_statements(data)
        if b"#" in data and _COMMENT.search(data):
            self.commented.add(path)
        if not data.isascii():
            self._check_encoding(path, data)

    def _is_candidate(self, path: str, data: bytes) -> bool:
        found = False
        if _DECLARED.search(data):
            self.declaring.add(path)
            found = True
        if self._pattern.search(data) or self._common.search(data):
            found = True
            if self._functions.search(data):
                self.calling.add(path)
        return found

    def _check_encoding(self, path: str, data: bytes) -> None:
        try:
            SourceFile.from_bytes(path, data)
        except UnreadableSource as problem:
            self.problems[path] = problem
            self._seen[path] = False

    def candidates(self) -> list[str]:
        """The files that name a quantizer or declare a tensor quantized, sorted."""
        return sorted(path for path, found in self._seen.items() if found)

    def all_paths(self) -> list[str]:
        """All files looked at, sorted."""
        return sorted(path for path in self._seen if path not in self.problems)

    def naming(self, names: set[str], among: set[str]) -> list[str]:
        """The files, not among the given ones, that hold one of these names as a word."""
        if not names:
            return []
        words = b"|".join(re.escape(name.encode()) for name in sorted(names))
        pattern = re.compile(rb"\b(?:" + words + rb")\b")
        found = []
        for path in self.all_paths():
            if path in among:
                continue
            try:
                if pattern.search(self.data(path)):
                    found.append(path)
            except OSError:
                continue
        return found
