"""The prefilter: what a file's bytes say before anything is parsed.

Most files are read once and forgotten: one search each for a few short needles
(2 GB/s; an expression with the fifty names of stubs gets through 20 MB/s), and
nothing is kept of those that hold none.
"""

from __future__ import annotations

import contextlib
import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING

from maskqlint.digests import digest, read_bytes

if TYPE_CHECKING:
    from maskqlint.flow.quantizers import Quantizers
    from maskqlint.project.project import Problem
    from maskqlint.project.reach import Reach, Statement
    from maskqlint.source import BrokenSource, SourceFile, UnreadableSource

ROOT = b"uant"
TENSOR = b"QTensor"
"""Each name in the table of quantizers holds one of these two."""
_OURS = b"maskqlint"

_WORD = re.compile(ROOT + rb"\w*")
_TENSOR_WORD = re.compile(rb"\bQTensor\b")
_HEAD = re.compile(rb"\w*\Z")
_LONGEST_HEAD = 64
_DECLARED = re.compile(rb"\bQTensor\b|maskqlint:\s*quantized")
_TOP_LEVEL = re.compile(rb"^(?=\S)", re.MULTILINE)
_BOUND = re.compile(rb"(?:async[ \t]+)?def[ \t]+(\w+)|(\w+)[ \t]*(?::[^=\n]*)?=(?!=)")
_RENAMED = re.compile(rb"[ \t]+as[ \t]+(\w+)")
_OWN_COMMENT = re.compile(rb"#.*maskqlint\s*:")
_NOQA = re.compile(rb"#.*noqa.*MQ\d", re.IGNORECASE)
_FEW = 12
"""Up to so many names are searched for one by one; then a text is split into its words."""
_WORD_BYTES = b"_0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ"


class Texts:
    """Files as bytes and text; an editor's unsaved texts stand for those on disk."""

    def __init__(self, overlay: Mapping[str, bytes]) -> None:
        self._overlay = overlay
        self._digests: dict[str, str] = {}

    def data(self, path: str) -> bytes:
        """A file's bytes; raises OSError."""
        if path in self._overlay:
            return self._overlay[path]
        return read_bytes(path)

    def noted(self, path: str) -> bytes:
        """A file's bytes, of which `digest` tells from now on; raises OSError."""
        self._digests[path] = ""
        data = self.data(path)
        self._digests[path] = digest(data)
        return data

    def digest(self, path: str) -> str:
        """The digest of a file as it was read last, "" if it cannot be read."""
        if path not in self._digests:
            with contextlib.suppress(OSError):
                self.noted(path)
        return self._digests[path]

    def source(self, path: str) -> SourceFile:
        """A file as text; raises UnreadableSource."""
        from maskqlint.source import SourceFile

        try:
            data = self.noted(path)
        except OSError as error:
            raise unreadable(path, error) from None
        return SourceFile.from_bytes(path, data)


class Scan(Texts):
    """Looks at each file's bytes once, and remembers those that are to be read for something.

    Args:
        load: gives the table of quantizers, once a file seems to name one.
        own: the names of the user's own stubs, which are all that the table lacks here.

    Attributes:
        found: the files that name a quantizer or declare a tensor quantized.
        declaring: those that declare.
        calling: those that name a function that quantizes.
        commented: files with a comment of ours.
        problems: files that cannot be read as text.
        broken: files whose text does not parse, while an earlier one stands for it.
    """

    def __init__(
        self,
        load: Callable[[], Quantizers],
        own: Iterable[str],
        overlay: Mapping[str, bytes],
    ) -> None:
        super().__init__(overlay)
        self._load = load
        self._table: Quantizers | None = None
        self._own = tuple(each.encode() for each in own if ROOT not in each.encode())
        self._listing: list[str] = []
        self.found: set[str] = set()
        self.declaring: set[str] = set()
        self.calling: set[str] = set()
        self.commented: set[str] = set()
        self.handed_on: set[str] = set()
        self.problems: dict[str, UnreadableSource] = {}
        self.broken: dict[str, BrokenSource] = {}

    def look(self, paths: list[str]) -> None:
        """Take note of what the bytes of some files hold."""
        self._listing = paths
        own = self._own
        # A search for one letter is so much faster than one for a word (20 GB/s)
        # that it pays to ask for it first: six files of seven have no Q.
        for path in paths:
            try:
                data = self.data(path)
            except OSError as error:
                self.problems[path] = unreadable(path, error)
                continue
            has_q = b"Q" in data
            if (
                ROOT in data
                or (has_q and TENSOR in data)
                or (own and any(name in data for name in own))
            ):
                self._look_closely(path, data)
            if _OURS in data or (has_q and b"MQ" in data):
                self._note_comment(path, data)
            if not data.isascii():
                self._check_encoding(path, data)

    def _look_closely(self, path: str, data: bytes) -> None:
        if self._table is None:
            self._table = self._load()
        table = self._table
        words = words_about_quantization(data)
        words.update(name for name in self._own if re.search(rb"\b%b\b" % re.escape(name), data))
        if not words.isdisjoint(table.functions):
            self.calling.add(path)
        if not words.isdisjoint(table.names) and (
            not words.isdisjoint(table.certain_names) or table.common_pattern.search(data)
        ):
            self.found.add(path)
            self.handed_on.update(handed_on(data, words & table.certain_names))
        if TENSOR in data and _DECLARED.search(data):
            self.declaring.add(path)
            self.found.add(path)

    def _note_comment(self, path: str, data: bytes) -> None:
        if _OWN_COMMENT.search(data) or _NOQA.search(data):
            self.commented.add(path)
        if _OURS in data and _DECLARED.search(data):
            self.declaring.add(path)
            self.found.add(path)

    def _check_encoding(self, path: str, data: bytes) -> None:
        if b"coding" not in data[:400]:
            try:
                data.decode()
            except UnicodeDecodeError:
                pass
            else:
                return
        from maskqlint.source import SourceFile, UnreadableSource

        try:
            SourceFile.from_bytes(path, data)
        except UnreadableSource as problem:
            self.problems[path] = problem
            self.found.discard(path)

    def candidates(self) -> list[str]:
        """The files that name a quantizer or declare a tensor quantized, sorted."""
        return sorted(self.found)

    def all_paths(self) -> list[str]:
        """All files looked at that can be read."""
        return [path for path in self._listing if path not in self.problems]

    def imports(self) -> dict[str, list[Statement]]:
        """What each file imports: each is read once more, which few runs need."""
        from maskqlint.project.reach import import_statements

        found = {}
        for path in self.all_paths():
            try:
                found[path] = import_statements(self.data(path))
            except OSError:
                continue
        return found

    def reach(self, root: str, src: Sequence[str]) -> Reach:
        """The graph of imports between the files looked at."""
        from maskqlint.project.imports import Imports
        from maskqlint.project.reach import Reach

        return Reach(Imports(root, src), self.imports)

    def syntax(self, path: str) -> Problem | None:
        """Why a file that the prefilter passed over does not parse; the quick way first."""
        import warnings

        try:
            data = self.data(path)
        except OSError as error:
            return unreadable(path, error)
        try:
            with warnings.catch_warnings():
                warnings.simplefilter("ignore")
                compile(data, path, "exec", dont_inherit=True)
            return None
        except (SyntaxError, ValueError, RecursionError, MemoryError):
            pass
        from maskqlint.source import BrokenSource, SourceFile, UnreadableSource

        try:
            # This interpreter may be older than the file's syntax; libcst's parser is not.
            _ = SourceFile.from_bytes(path, data).module
        except (BrokenSource, UnreadableSource) as problem:
            return problem
        return None

    def naming(self, names: set[str], among: set[str]) -> list[str]:
        """The files, not among the given ones, that hold one of these names as a word."""
        if not names:
            return []
        holds = _searcher(names)
        found = []
        for path in self.all_paths():
            if path in among:
                continue
            try:
                data = self.data(path)
                if holds(data):
                    found.append(path)
                    self.handed_on.update(handed_on(data, [name.encode() for name in names]))
            except OSError:
                continue
        return found


def handed_on(data: bytes, names: Iterable[bytes]) -> Iterator[str]:
    """The names under which other files may get a stub's class, or a stub, from this one.

    `from toolkit import QuantStub as Quantize`, `Stub = partial(QuantStub, scale=1)`,
    `def make_stub(): return QuantStub()`.
    """
    pattern = re.compile(rb"\b(?:" + b"|".join(sorted(map(re.escape, names))) + rb")\b")
    for block in _TOP_LEVEL.split(data):
        for found in pattern.finditer(block):
            renamed = _RENAMED.match(block, found.end())
            if renamed is not None:
                yield renamed[1].decode()
            bound = _BOUND.match(block)
            if bound is not None:
                yield (bound[1] or bound[2]).decode()


def words_about_quantization(data: bytes) -> set[bytes]:
    """The words that hold ROOT, and QTensor if it occurs."""
    words = {TENSOR} if TENSOR in data and _TENSOR_WORD.search(data) else set()
    for found in _WORD.finditer(data):
        start = found.start()
        head = _HEAD.search(data, max(0, start - _LONGEST_HEAD), start)
        words.add((head[0] if head else b"") + found[0])
    return words


def _searcher(names: set[str]) -> Callable[[bytes], bool]:
    """Tells whether a text holds one of the names as a word."""
    wanted = sorted(name.encode() for name in names)
    if len(wanted) > _FEW:
        words, separators = frozenset(wanted), bytes(range(128)).translate(None, _WORD_BYTES)
        blank = bytes.maketrans(separators, b" " * len(separators))
        return lambda data: not words.isdisjoint(data.translate(blank).split())
    pattern = re.compile(rb"\b(?:" + b"|".join(map(re.escape, wanted)) + rb")\b")
    return lambda data: any(name in data for name in wanted) and pattern.search(data) is not None


def unreadable(path: str, error: OSError) -> UnreadableSource:
    """A file that cannot be read, as a problem to report."""
    from maskqlint.source import UnreadableSource

    return UnreadableSource(path, 1, error.strerror or "cannot be read")
