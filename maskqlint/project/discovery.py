"""Which files are linted: a walk in sorted order, past excludes and what git ignores.

Ruff's manners: a path that is named is taken even where a walk would pass it
by, links to directories are not followed (so there are no loops), and a
pattern without a slash means a name at any depth. No object is made for a
file that is rejected.
"""

from __future__ import annotations

import os
import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import cached_property, partial

DEFAULT_EXCLUDES = (
    *(".bzr", ".direnv", ".eggs", ".git", ".git-rewrite", ".hg", ".ipynb_checkpoints"),
    *(".maskqlint_cache", ".mypy_cache", ".nox", ".pants.d", ".pyenv", ".pytest_cache"),
    *(".pytype", ".ruff_cache", ".svn", ".tox", ".venv", ".vscode", "__pycache__"),
    *("__pypackages__", "_build", "buck-out", "build", "dist", "node_modules"),
    *("site-packages", "venv"),
)
# What marks the root of a project; `.root` marks those of test projects.
ROOT_MARKERS = ("pyproject.toml", "maskqlint.toml", "setup.py", "setup.cfg", ".git", ".root")

OnSkip = Callable[[str, str], None]
OnDirectory = Callable[[str, frozenset[str]], object]
_MARKERS = frozenset(ROOT_MARKERS)


def discover(
    paths: Iterable[str],
    exclude: Sequence[str] = DEFAULT_EXCLUDES,
    extend_exclude: Sequence[str] = (),
    respect_gitignore: bool = True,
    *,
    force_exclude: bool = False,
    root: str | None = None,
    on_skip: OnSkip = lambda path, reason: None,
    on_directory: OnDirectory = lambda path, markers: None,
) -> Iterator[str]:
    """Absolute paths of the Python files under `paths`, sorted, each once.

    Args:
        paths: files and directories; named files are taken whatever their suffix.
        exclude: patterns; ones with a slash are relative to `root`.
        force_exclude: whether excludes also hold for named paths.
        root: where patterns with a slash start, by default the current directory.
        on_skip: told of each path that cannot be read, and why.
        on_directory: told of each directory that is looked into, with a slash behind it,
            and which of ROOT_MARKERS it holds.
    """
    excludes = _Excludes((*exclude, *extend_exclude), root or os.getcwd())
    # A directory sorts as the paths in it do, with the slash behind its name.
    starts: list[str] = []
    for path in {os.path.abspath(path) for path in paths}:
        if force_exclude and excludes.reject_path(path):
            continue
        if os.path.isdir(path):
            starts.append(os.path.join(path, ""))
        elif os.path.exists(path):
            starts.append(path)
        else:
            on_skip(path, "does not exist")
    starts.sort()
    walk = _Walk(excludes, respect_gitignore, on_skip, on_directory)
    files = (
        file
        for start in starts
        for file in (walk.files(start) if start.endswith(os.sep) else (start,))
    )
    return iter(sorted(set(files))) if _overlap(starts) else files


def excluder(patterns: Sequence[str], root: str) -> Callable[[str], bool]:
    """Tells of a path whether it, or a directory above it within its project, is excluded."""
    return _Excludes(patterns, root or os.getcwd()).reject_path


def find_project_root(
    path: str, named: str = "", markers: Mapping[str, frozenset[str]] | None = None
) -> str:
    """The nearest directory upward that holds a project's marker.

    Without any: the directory above the outermost package around the path, or
    `named`, the directory that a user named, if that lies above it.

    Args:
        markers: of directories that were looked into, with a slash behind them.
    """
    path = os.path.abspath(path)
    known = markers or {}
    is_directory = os.path.join(path, "") in known or os.path.isdir(path)
    start = path if is_directory else os.path.dirname(path)
    for directory in _upward(start):
        held = known.get(os.path.join(directory, ""))
        if held is None:
            held = frozenset(filter(partial(_holds, directory), ROOT_MARKERS))
        if held:
            return directory
    for directory in _upward(start):
        if not os.path.exists(os.path.join(directory, "__init__.py")):
            return named if named and directory.startswith(os.path.join(named, "")) else directory
    return start  # pragma: no cover  (the file system's root is a package)


def _holds(directory: str, name: str) -> bool:
    return os.path.lexists(os.path.join(directory, name))


def _overlap(starts: list[str]) -> bool:
    """Whether one of the sorted starts lies within another."""
    outer = None
    for start in starts:
        if outer is not None and start.startswith(outer):
            return True
        if start.endswith(os.sep):
            outer = start
    return False


def _upward(directory: str) -> Iterator[str]:
    while True:
        yield directory
        parent = os.path.dirname(directory)
        if parent == directory:
            return
        directory = parent


class _Excludes:
    """Patterns, split by what they cost: names in a set, the rest as one expression."""

    def __init__(self, patterns: Sequence[str], root: str) -> None:
        self._names = set()
        names, paths = [], []
        for pattern in (pattern.rstrip("/") for pattern in patterns):
            if "/" in pattern:
                joined = os.path.normpath(os.path.join(root, pattern))
                paths.append(_translated(joined))
            elif any(wild in pattern for wild in "*?["):
                names.append(_translated(pattern))
            elif pattern:
                self._names.add(pattern)
        self._name = re.compile("|".join(names)).match if names else None
        self._path = re.compile("|".join(paths)).match if paths else None

    def reject(self, name: str, directory: str) -> bool:
        if name in self._names:
            return True
        if self._name is not None and self._name(name) is not None:
            return True
        return self._path is not None and self._path(os.path.join(directory, name)) is not None

    def reject_path(self, path: str) -> bool:
        """Whether the path or a directory above it, within its project, is excluded.

        A project that somebody keeps in a directory named `build` is none of the excluded.
        """
        top = find_project_root(path)
        for each in _upward(path):
            if each == top:
                return False
            if self.reject(os.path.basename(each), os.path.dirname(each)):
                return True
        return False


def _translated(pattern: str) -> str:
    import fnmatch  # 4 ms that the usual excludes, which are plain names, do not need

    return fnmatch.translate(pattern)


class _Ignores:
    """The patterns of one file that git reads, and those of the directories above.

    Those that could match a file's own name are kept apart: a directory is
    tested before it is entered, so a pattern for directories never has to be
    tried on the files, which are many. Each kind is compiled when the first of
    its entries is tested: many a directory holds no others.
    """

    def __init__(self, file: str, base: str, above: _Ignores | None) -> None:
        self._base = len(os.path.join(base, ""))
        self._above = above
        self._patterns = _patterns(file)

    @cached_property
    def _directories(self) -> list[tuple[re.Pattern[str], bool]]:
        return _compiled(self._patterns)

    @cached_property
    def _files(self) -> list[tuple[re.Pattern[str], bool]]:
        return _compiled([pattern for pattern in self._patterns if _may_end_in_py(pattern)])

    def reject(self, path: str, is_directory: bool) -> bool:
        entry = path[self._base :].replace(os.sep, "/") + "/" * is_directory
        for regex, include in self._directories if is_directory else self._files:
            match = regex.match(entry)
            if match is None:
                continue
            # The group is the slash behind what the pattern names. Where more
            # follows, a directory above is meant, which was entered all the
            # same, as a later pattern or a nearer file took it back in.
            # Without it (`a/**`), the directory `a/` itself is not meant.
            if match.groupdict().get("ps_d") is not None:
                if match.end("ps_d") == len(entry):
                    return include
            elif not is_directory or regex.match(entry[:-1]):
                return include
        return self._above is not None and self._above.reject(path, is_directory)


def _patterns(file: str) -> list[str]:
    try:
        with open(file, encoding="utf-8-sig", errors="surrogateescape") as lines:
            patterns = [line.rstrip("\n") for line in lines]
    except OSError:
        return []
    return [pattern for pattern in patterns if pattern.strip() and not pattern.startswith("#")]


def _may_end_in_py(pattern: str) -> bool:
    return pattern.rstrip(" ")[-1] in "y*?]"


def _compiled(patterns: list[str]) -> list[tuple[re.Pattern[str], bool]]:
    """Each pattern with whether it ignores or takes back in; the last one, which wins, first."""
    if not patterns:
        return []
    # Here and not above: 20 ms that a tree without such files does not pay.
    from pathspec import GitIgnoreSpec, RegexPattern

    compiled = []
    for pattern in reversed(patterns):
        try:
            (parsed,) = GitIgnoreSpec.from_lines([pattern]).patterns
        except ValueError:
            continue  # as git does with a pattern that means nothing
        if isinstance(parsed, RegexPattern) and parsed.regex is not None:
            compiled.append((parsed.regex, bool(parsed.include)))
    return compiled


def _ignores_above(start: str) -> _Ignores | None:
    """What git ignores by the files above a directory, up to its repository's root."""
    directory = start.rstrip(os.sep) or os.sep
    above: list[str] = []
    for top in _upward(directory):
        if top != directory:
            above.append(top)
        if os.path.lexists(os.path.join(top, ".git")):
            break
    else:
        return None
    ignores: _Ignores | None = None
    files = [(os.path.join(top, ".git", "info", "exclude"), top)]
    files += [(os.path.join(each, ".gitignore"), each) for each in reversed(above)]
    for file, base in files:
        if os.path.exists(file):
            ignores = _Ignores(file, base, ignores)
    return ignores


class _Walk:
    """One walk's settings: what it passes by, and whom it tells."""

    def __init__(
        self,
        excludes: _Excludes,
        respect_gitignore: bool,
        on_skip: OnSkip,
        on_directory: OnDirectory,
    ) -> None:
        self._excludes = excludes
        self._respect_gitignore = respect_gitignore
        self._on_skip = on_skip
        self._on_directory = on_directory

    def files(self, start: str) -> Iterator[str]:
        """The Python files below a directory, sorted."""
        ignores = _ignores_above(start) if self._respect_gitignore else None
        # A stack and not recursion: trees can be deeper than Python's.
        pending: list[tuple[str, _Ignores | None]] = [(start, ignores)]
        while pending:
            path, ignores = pending.pop()
            if not path.endswith(os.sep):
                yield path
                continue
            inside, ignores = self._entries(path, ignores)
            pending.extend((each, ignores) for each in reversed(inside))

    def _entries(
        self, directory: str, ignores: _Ignores | None
    ) -> tuple[list[str], _Ignores | None]:
        """Sorted paths of the files and directories (with a slash) to go on with."""
        names: list[tuple[str, bool]] = []
        markers = set()
        try:
            with os.scandir(directory) as entries:
                for entry in entries:
                    name = entry.name
                    if name.endswith(".py"):
                        if _is_file(entry):
                            names.append((name, False))
                        elif entry.is_dir(follow_symlinks=False):
                            names.append((name, True))
                    elif entry.is_dir(follow_symlinks=False):
                        names.append((name, True))
                    elif name == ".gitignore" and self._respect_gitignore:
                        ignores = _Ignores(entry.path, directory, ignores)
                    if name in _MARKERS:
                        markers.add(name)
        except OSError as error:
            self._on_skip(directory.rstrip(os.sep), f"cannot be read: {error.strerror}")
        self._on_directory(directory, frozenset(markers))
        kept = []
        for name, is_directory in names:
            path = directory + name
            if self._excludes.reject(name, directory):
                continue
            if ignores is None or not ignores.reject(path, is_directory):
                kept.append(path + os.sep if is_directory else path)
        kept.sort()
        return kept, ignores


def _is_file(entry: os.DirEntry[str]) -> bool:
    try:
        return entry.is_file()
    except OSError:  # a link that leads to itself
        return False
