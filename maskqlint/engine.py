"""Files in, findings out: discovery, the walk of each project, and what the rules say of it."""

from __future__ import annotations

import os
from collections.abc import Callable, Mapping, Sequence
from dataclasses import field
from typing import TYPE_CHECKING

from maskqlint.config import SettingsFor
from maskqlint.findings import Finding, Position, Severity, Span
from maskqlint.late_dataclass import dataclass
from maskqlint.project.discovery import discover, excluder, find_project_root
from maskqlint.settings import Settings
from maskqlint.told import Watch

if TYPE_CHECKING:
    from maskqlint.session import Session

Progress = Callable[[int, int], None]


@dataclass(frozen=True, slots=True)
class Report:
    """What a run found.

    Attributes:
        findings: sorted; those that are selected and not suppressed.
        suppressed: findings with the reason that a comment gives for leaving them.
        files: how many files were looked at.
        notices: what `--verbose` tells, such as a bound that was hit.
        failures: internal errors, one line each.
    """

    findings: tuple[Finding, ...] = ()
    suppressed: tuple[tuple[Finding, str], ...] = ()
    files: int = 0
    notices: tuple[str, ...] = ()
    failures: tuple[str, ...] = ()


@dataclass(slots=True)
class Wanted:
    """The files of one project in which findings are wanted.

    Attributes:
        context: the files of the project around them, and they themselves; sorted.
    """

    root: str
    settings: Settings
    paths: list[str] = field(default_factory=list)
    named: set[str] = field(default_factory=set)
    context: list[str] = field(default_factory=list)


def check(
    paths: Sequence[str],
    settings_for: SettingsFor,
    *,
    overlay: Mapping[str, bytes] | None = None,
    isolated: bool = False,
    jobs: int | None = None,
    use_cache: bool = False,
    shard: tuple[int, int] | None = None,
    progress: Progress | None = None,
    session: Session | None = None,
    watch: Watch | None = None,
) -> Report:
    """Lint files and directories in the context of the projects around them.

    Args:
        paths: where findings are wanted.
        settings_for: the settings of each file.
        overlay: unsaved texts by absolute path.
        isolated: do not look beyond the named files.
        use_cache: take what an earlier run found where nothing has changed.
        shard: this machine's number, from 1, and how many there are.
        session: what is kept in memory between the checks of an editor's server.
        watch: told of all that the report depends on.
    """
    from maskqlint.run import Request, run_project

    overlay = overlay or {}
    watch = watch or Watch()
    projects = group(paths, settings_for, overlay, isolated=isolated, watch=watch, session=session)
    watch.begin(wanted.root for wanted in projects)
    findings: list[Finding] = []
    suppressed: list[tuple[Finding, str]] = []
    notices: dict[str, None] = {}
    failures: list[str] = []
    files = 0
    for wanted in projects:
        outcome = run_project(
            Request(
                wanted,
                overlay,
                isolated,
                jobs,
                shard,
                progress,
                session,
                use_cache and session is None and not overlay,
            )
        )
        findings.extend(outcome.findings)
        suppressed.extend(outcome.suppressed)
        notices.update(dict.fromkeys(outcome.notices))
        failures.extend(outcome.failures)
        watch.files.update(outcome.outside)
        files += len(wanted.paths)
    findings.sort(key=lambda finding: finding.sort_key)
    suppressed.sort(key=lambda pair: pair[0].sort_key)
    return Report(tuple(findings), tuple(suppressed), files, tuple(notices), tuple(failures))


def group(
    paths: Sequence[str],
    settings_for: SettingsFor,
    overlay: Mapping[str, bytes],
    *,
    isolated: bool = False,
    watch: Watch | None = None,
    session: Session | None = None,
) -> list[Wanted]:
    """The wanted files by project, both in the order of their paths."""
    watch = watch or Watch()
    starts = {os.path.abspath(path) for path in paths}
    directories = sorted(path for path in starts if os.path.isdir(path))
    named = starts.difference(directories)
    watch.files.update(named)
    usual = settings_for(os.path.abspath(paths[0])) if paths else Settings()
    found, applied = _discovered(paths, settings_for, watch)
    known = set(found) if overlay else ()
    found += [path for path in overlay if path in named and path not in known]
    if overlay and usual.force_exclude:
        # A text that stands for a file is searched for nowhere.
        rejects = excluder((*usual.exclude, *usual.extend_exclude), usual.root)
        found = [path for path in found if not rejects(path)]
    seen = watch.directories
    settings_for.without |= {each[:-1] for each, markers in seen.items() if not markers}
    projects: dict[tuple[str, Settings], Wanted] = {}
    by_directory: dict[str, Wanted] = {}
    excluded: dict[str, Callable[[str], bool]] = {}
    for path in found:
        directory = os.path.dirname(path)
        wanted = by_directory.get(directory)
        if wanted is None:
            above = next((d for d in directories if path.startswith(os.path.join(d, ""))), "")
            root = find_project_root(directory, above, seen)
            # Where two configurations hold inside one project, each is a run of its own.
            settings = settings_for(directory)
            wanted = projects.setdefault((root, settings), Wanted(root, settings))
            by_directory[directory] = wanted
            if _excludes(settings) not in applied:
                # A configuration further down, whose excludes the walk did not know.
                patterns = (*settings.exclude, *settings.extend_exclude)
                excluded[directory] = excluder(patterns, settings.root)
        is_free = path in named and not wanted.settings.force_exclude
        if directory in excluded and not is_free and excluded[directory](path):
            continue
        wanted.paths.append(path)
        if path in named:
            wanted.named.add(path)
    result = [wanted for wanted in projects.values() if wanted.paths]
    result.sort(key=lambda wanted: (wanted.root, wanted.paths[0]))
    for wanted in result:
        alone = isolated or (len(result) == 1 and _covers(directories, wanted, usual))
        if session is not None:
            wanted.context = sorted({*wanted.paths, *session.listing(wanted)})
        else:
            wanted.context = wanted.paths if alone else _around(wanted, watch)
    return result


def _covers(directories: Sequence[str], wanted: Wanted, usual: Settings) -> bool:
    """Whether the walk of the named directories has seen all of the project."""
    settings = wanted.settings
    return (settings.exclude, settings.extend_exclude, settings.root) == (
        usual.exclude,
        usual.extend_exclude,
        usual.root,
    ) and any(os.path.join(wanted.root, "").startswith(os.path.join(d, "")) for d in directories)


def _around(wanted: Wanted, watch: Watch) -> list[str]:
    settings = wanted.settings
    context = discover(
        [wanted.root],
        settings.exclude,
        settings.extend_exclude,
        root=settings.root or None,
        on_directory=watch.directories.__setitem__,
    )
    return sorted({*wanted.paths, *context})


Excludes = tuple[tuple[str, ...], tuple[str, ...], bool, str]


def _excludes(settings: Settings) -> Excludes:
    """What of the settings says which files are passed by."""
    return settings.exclude, settings.extend_exclude, settings.force_exclude, settings.root


def _discovered(
    paths: Sequence[str], settings_for: SettingsFor, watch: Watch
) -> tuple[list[str], set[Excludes]]:
    """The files under the paths, each searched as its own settings say, and what these say."""
    starts: dict[Excludes, list[str]] = {}
    for path in paths:
        if os.path.exists(path):
            settings = settings_for(os.path.abspath(path))
            starts.setdefault(_excludes(settings), []).append(path)
    found: list[str] = []
    for (exclude, extend_exclude, force_exclude, root), listed in starts.items():
        found += discover(
            listed,
            exclude,
            extend_exclude,
            force_exclude=force_exclude,
            root=root or None,
            on_directory=watch.directories.__setitem__,
        )
    if len(starts) < 2:
        return found, set(starts)
    # One search may have come by where another's excludes hold: each file is asked for.
    return sorted(set(found)), set()


def plain_finding(
    code: str, name: str, severity: Severity, path: str, row: int, column: int, message: str
) -> Finding:
    """A finding about a file as a whole, which no rule of a pack makes."""
    start = Position(max(row, 1), max(column, 1))
    span = Span(start, start)
    return Finding(code, name, severity, path, span, message, noqa_row=start.row)
