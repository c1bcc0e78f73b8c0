"""What a whole command printed, kept until anything that it depended on is another.

The quickest run is one that tells again what it told before: neither click nor
the configuration nor a rule is imported for it, and no file of the project is
opened. The file system is asked which files there are, and for each its size,
times and inode. What is asked of the command, its environment, its program and
where its output goes are part of an entry's name.
"""

from __future__ import annotations

import os
import sys
import time
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from maskqlint import __version__
from maskqlint.cache_folder import FOLDER, CacheFolder, nearest_root
from maskqlint.digests import digest_of_text

if TYPE_CHECKING:
    from typing import Any, TextIO

UNSETTLED = 2_000_000_000
"""Nanoseconds within which a file may be written again without its times telling so."""
MAX_TEXT = 16 << 20
"""Longer outputs are not kept."""
# Of a directory's entries, those whose contents matter; of its directories, the names.
_READ = (".py", ".toml", ".tsv", ".cfg", ".gitignore", ".git", ".root")
# These come and go, ours with the first run, and hold no source.
_CACHES = frozenset([FOLDER, "__pycache__", ".mypy_cache", ".pytest_cache", ".ruff_cache"])
# What is looked for in the directories above those that are searched.
_ABOVE = (
    *("pyproject.toml", "maskqlint.toml", "setup.py", "setup.cfg", ".git", ".root"),
    *("__init__.py", ".gitignore", os.path.join(".git", "info", "exclude")),
)
_ENVIRONMENT = (
    *("COLUMNS", "TERM", "COLORTERM", "NO_COLOR", "FORCE_COLOR", "CLICOLOR_FORCE"),
    *("GITHUB_WORKSPACE", "CI_PROJECT_DIR"),
    *("TTY_COMPATIBLE", "TTY_INTERACTIVE", "UNICODE_VERSION", "MASKQLINT_DEBUG"),
)


class Watch:
    """All that a command's output depends on, noted while it is made.

    Args:
        is_kept: whether anybody will ask; if not, nothing is looked at for it.

    Attributes:
        directories: those that were searched for files, with a slash behind them, and
            which markers of a project's root each holds.
        files: others that were read, or were looked for in vain.
        complete: nothing else was read, and nothing written.
    """

    def __init__(self, is_kept: bool = False) -> None:
        self.directories: dict[str, frozenset[str]] = {}
        self.files: set[str] = set()
        self.complete = False
        self.root = ""
        self.start = time.time_ns()
        self.state = ""
        self._is_kept = is_kept

    def begin(self, roots: Iterable[str]) -> None:
        """Note how things are, before any file is read."""
        if not self._is_kept:
            return
        from importlib.util import find_spec

        roots = list(roots)
        self.root = roots[0] if roots else ""
        self.directories.update(dict.fromkeys(_program(), frozenset()))
        parser = find_spec("libcst")
        if parser is not None and parser.origin:
            self.files.add(parser.origin)
        tops = {os.path.dirname(each.rstrip(os.sep)) for each in self.directories}
        tops.update(roots)
        tops.update(map(os.path.dirname, self.files))
        for directory in _upward(tops):
            if os.path.join(directory, "") not in self.directories:
                self.files.update(os.path.join(directory, name) for name in _ABOVE)
        self.state = self._settled(sorted(self.directories), ())

    def finish(self) -> str:
        """What the file system says of the files beside; "" if one is still being written."""
        return self._settled((), sorted(self.files))

    def _settled(self, directories: Sequence[str], files: Sequence[str]) -> str:
        state, newest = state_of(directories, files)
        return "" if newest > self.start - UNSETTLED else state


def recall(arguments: Sequence[str]) -> tuple[int, str] | None:
    """Exit status and output of the same command, if nothing has changed since."""
    root = nearest_root(_start(arguments))
    if not root:
        return None
    payload = CacheFolder(root).read(_name(arguments))
    if payload is None:
        return None
    head, _, rest = payload.partition(b"\n")
    try:
        status, *lengths = map(int, head.split())
        parts = []
        for length in lengths:
            parts.append(rest[:length].decode("utf-8", "surrogateescape"))
            rest = rest[length:]
        directories, files, state, beside, text = parts
    except ValueError:
        return None
    if state_of(directories.split("\0"), ())[0] != state:
        return None
    if state_of((), files.split("\0") if files else ())[0] != beside:
        return None
    return status, text


def keep(arguments: Sequence[str], watch: Watch, status: int, text: str) -> None:
    """Keep what a command told, if all that it depends on is known and at rest."""
    if not watch.complete or not watch.state or status not in (0, 1) or len(text) > MAX_TEXT:
        return
    beside = watch.finish()
    if not beside:
        return
    folder = CacheFolder(watch.root)
    parts = [
        part.encode("utf-8", "surrogateescape")
        for part in (
            "\0".join(sorted(watch.directories)),
            "\0".join(sorted(watch.files)),
            watch.state,
            beside,
            text,
        )
    ]
    head = " ".join(map(str, (status, *map(len, parts))))
    folder.write(_name(arguments), head.encode() + b"\n" + b"".join(parts))
    folder.prune()


class Recorder:
    """A stream that remembers what is written to it."""

    def __init__(self, stream: TextIO) -> None:
        self.stream = stream
        self.texts: list[str] = []

    def write(self, text: str) -> int:
        """Write, and remember."""
        written = self.stream.write(text)
        self.texts.append(text)
        return written

    def writelines(self, lines: Iterable[str]) -> None:
        """Write, and remember."""
        for line in lines:
            self.write(line)

    def __getattr__(self, name: str) -> Any:
        return getattr(self.stream, name)


def state_of(directories: Iterable[str], files: Iterable[str]) -> tuple[str, int]:
    """A digest of what the file system says of all these, and the newest of their times (ns)."""
    lines = []
    newest = 0
    for directory in directories:
        here = []
        try:
            with os.scandir(directory) as entries:
                for entry in entries:
                    name = entry.name
                    try:
                        if entry.is_dir():
                            if name not in _CACHES:
                                here.append(name)
                            continue
                        if not name.endswith(_READ):
                            continue
                        stat = entry.stat()
                    except OSError:  # a link that leads nowhere
                        here.append(name)
                        continue
                    changed, modified = stat.st_ctime_ns, stat.st_mtime_ns
                    here.append(f"{name}\0{stat.st_size} {modified} {changed} {stat.st_ino}")
                    if changed > newest:
                        newest = changed
                    if modified > newest:
                        newest = modified
        except OSError as error:
            here.append(f"\0{error.errno}")
        here.sort()
        lines.append(directory)
        lines += here
    for path in files:
        try:
            stat = os.stat(path)
        except OSError:
            lines.append(path)
            continue
        newest = max(newest, stat.st_mtime_ns, stat.st_ctime_ns)
        # Of a directory only that it is one: what is in it counts where it is searched.
        about = (
            "/"
            if stat.st_mode & 0o170000 == 0o040000
            else (f"{stat.st_size} {stat.st_mtime_ns} {stat.st_ctime_ns} {stat.st_ino}")
        )
        lines.append(f"{path}\0{about}")
    return digest_of_text("\n".join(lines)), newest


def _start(arguments: Sequence[str]) -> str:
    """Where the search for a cache begins: at the first path of a command, or here."""
    for argument in arguments[1:]:
        if not argument.startswith("-") and os.path.exists(argument):
            return os.path.abspath(argument)
    return os.getcwd()


def _name(arguments: Sequence[str]) -> str:
    out = sys.stdout
    surroundings = [__version__, sys.version, sys.prefix, os.getcwd(), str(out.encoding)]
    surroundings += [f"{name}={os.environ.get(name)}" for name in _ENVIRONMENT]
    if out.isatty():
        try:
            surroundings.append(repr(os.get_terminal_size(out.fileno())))
        except (OSError, ValueError):
            surroundings.append("a terminal")
    return "told-" + digest_of_text("\0".join((*surroundings, "", *arguments)))


def _program() -> Iterable[str]:
    """Our own directories: an editable install changes without its version."""
    own = os.path.dirname(os.path.abspath(__file__))
    # Our pack of rules stands beside us in a checkout, and inside in an install.
    pending = [own, os.path.join(os.path.dirname(own), "rules")]
    while pending:
        directory = pending.pop()
        yield os.path.join(directory, "")
        try:
            with os.scandir(directory) as entries:
                pending += [each.path for each in entries if each.is_dir() and each.name[0] != "_"]
        except OSError:
            continue


def _upward(directories: Iterable[str]) -> set[str]:
    """The directories and all above them."""
    found: set[str] = set()
    for directory in directories:
        while directory not in found:
            found.add(directory)
            directory = os.path.dirname(directory)
    return found
