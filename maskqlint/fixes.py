"""Applying repairs: which edits go together, round after round until nothing changes.

Edits are applied one file after another: of the time that repairing 100 files takes, they are
one twentieth. The rest is the check after each round, which shares its files out to processes.
"""

from __future__ import annotations

import os
import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING

from maskqlint import recurring
from maskqlint.findings import Applicability, Edit, Finding, Fix, Position
from maskqlint.late_dataclass import dataclass
from maskqlint.project.discovery import find_project_root
from maskqlint.settings import ConfigError
from maskqlint.source import BrokenSource, SourceFile, UnreadableSource
from maskqlint.writing import write_bytes

if TYPE_CHECKING:
    from maskqlint.config import SettingsFor
    from maskqlint.engine import Report

MAX_ROUNDS = 100
"""One repair may make room for the next: each mask of a class waits for the stub of the one before."""


@dataclass(frozen=True, slots=True)
class Fixed:
    """What applying repairs came to.

    Attributes:
        report: what is left.
        fixed: the findings whose repairs were applied.
        diff: what changes, as a unified diff.
        failures: files that were left as they were, one line each.
        notes: files in which repairs were left out, as they would never end; one line each.
    """

    report: Report
    fixed: tuple[Finding, ...] = ()
    diff: str = ""
    failures: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()


def fix(
    check: Callable[..., Report],
    settings: SettingsFor,
    *,
    overlay: Mapping[str, bytes],
    unsafe: bool,
    write: bool,
) -> Fixed:
    """Apply the preferred repair of every finding that may be repaired so.

    Args:
        check: lints with the texts that are not on disk.
        overlay: texts that stand for files from the beginning.
        unsafe: also apply repairs that hold under an assumption.
        write: whether files are written; without it there is only the diff.
    """
    del settings  # what may be fixed was decided when the finding was made
    work = _Work(dict(overlay), unsafe)
    report, fixed = _rounds(check, work)
    failures = list(work.failures)
    left = _write(work, overlay, failures) if write else set()
    if left:
        report = check(overlay=dict(overlay))
        fixed = [one for one in fixed if left.isdisjoint(_paths(one))]
        work.leave(left)
    notes = tuple(recurring.told(work.recurring))
    return Fixed(report, tuple(fixed), work.diff(), tuple(failures), notes)


def repaired(
    check: Callable[..., Report], overlay: Mapping[str, bytes], *, unsafe: bool
) -> dict[str, bytes]:
    """The texts after all repairs that may be applied; nothing is written."""
    work = _Work(dict(overlay), unsafe)
    _rounds(check, work)
    return work.texts


def _rounds(check: Callable[..., Report], work: _Work) -> tuple[Report, list[Finding]]:
    """Repair until nothing changes: what is left, and what was repaired."""
    fixed: list[Finding] = []
    history = recurring.History()
    report = check(overlay=work.texts)
    for _ in range(MAX_ROUNDS):
        applied = work.round(report.findings)
        if not applied:
            break
        fixed.extend(applied)
        history.add(report.findings, applied)
        report = check(overlay=work.texts)
        endless = history.recurring(report.findings)
        if endless:
            # Begun anew without them, so that nothing of those rounds stays.
            work.restart(endless)
            return _rounds(check, work)
    if work.blocked:
        report = check(overlay=work.texts)
    # What was repaired before in a file that is left as it was is not repaired.
    return report, [one for one in fixed if work.blocked.isdisjoint(_paths(one))]


def _paths(finding: Finding) -> set[str]:
    """The files that a finding's repair changes."""
    return {edit.path for edit in finding.fix.edits} if finding.fix is not None else set()


class _Work:
    """The texts as they are changed, and what they were."""

    def __init__(self, texts: dict[str, bytes], unsafe: bool) -> None:
        self.texts = texts
        self.before: dict[str, bytes] = {}
        self.failures: list[str] = []
        self._given = dict(texts)
        self._unsafe = unsafe
        self.blocked: set[str] = set()
        self.recurring: set[recurring.Key] = set()
        self._seen: set[tuple[tuple[str, bytes], ...]] = set()

    def round(self, findings: Iterable[Finding]) -> list[Finding]:
        """Apply the repairs that do not touch each other; the rest waits for the next round."""
        chosen: list[Finding] = []
        taken: list[Fix] = []
        edits: dict[str, list[Edit]] = {}
        # Of two that touch each other, the one that assumes nothing.
        for finding in sorted(findings, key=_assumes):
            repair = finding.fix
            if repair is None or not self._may(repair) or not repair.edits:
                continue
            if self.recurring and recurring.key_of(finding) in self.recurring:
                continue
            if _goes_with(repair, taken) and all(
                _fits(edit, edits.get(edit.path, [])) for edit in repair.edits
            ):
                chosen.append(finding)
                taken.append(repair)
                for edit in repair.edits:
                    listed = edits.setdefault(edit.path, [])
                    if edit not in listed:
                        listed.append(edit)
        changed = self._apply(edits)
        if changed is None:
            # One file would no longer parse: it is left, and the others are tried again.
            return self.round(findings)
        state = tuple(sorted(changed.items()))
        if not changed or state in self._seen:
            return []
        self._seen.add(state)
        self.texts.update(changed)
        return chosen

    def restart(self, endless: set[recurring.Key]) -> None:
        """Go back to the texts of the beginning; some findings stay unrepaired from now on."""
        self.recurring |= endless
        self._seen.clear()
        self.leave(list(self.texts))

    def leave(self, paths: Iterable[str]) -> None:
        """Go back to the texts that some files had in the beginning."""
        for path in paths:
            self.texts.pop(path, None)
            if path in self._given:
                self.texts[path] = self._given[path]

    def _may(self, repair: Fix) -> bool:
        allowed = (
            {Applicability.SAFE, Applicability.UNSAFE} if self._unsafe else {Applicability.SAFE}
        )
        return repair.applicability in allowed and not any(
            edit.path in self.blocked for edit in repair.edits
        )

    def _apply(self, edits: Mapping[str, list[Edit]]) -> dict[str, bytes] | None:
        changed: dict[str, bytes] = {}
        for path, listed in sorted(edits.items()):
            try:
                data = self._read(path)
                source = SourceFile.from_bytes(path, data)
                text = apply_edits(source, listed)
                new = source.encode(text)
                _ = SourceFile.from_bytes(path, new).module
            except (BrokenSource, UnreadableSource, OSError, UnicodeEncodeError) as error:
                self.blocked.add(path)
                self.leave([path])
                reason = error.strerror if isinstance(error, OSError) else error
                self.failures.append(f"{path}: not repaired: {reason}")
                return None
            if new != data:
                changed[path] = new
        return changed

    def _read(self, path: str) -> bytes:
        if path in self.texts:
            if path in self._given:
                # Never written, but its diff may be asked for.
                self.before.setdefault(path, self._given[path])
            return self.texts[path]
        with open(path, "rb") as file:
            data = file.read()
        self.before.setdefault(path, data)
        return data

    def changes(self) -> list[tuple[str, bytes, bytes]]:
        """Path, old and new bytes of each file that has changed, given ones among them."""
        return [
            (path, old, self.texts[path])
            for path, old in sorted(self.before.items())
            if path in self.texts and self.texts[path] != old
        ]

    def diff(self) -> str:
        """All changes as one unified diff, paths as seen from here."""
        return "".join(_diff(path, old, new) for path, old, new in self.changes())


def _assumes(finding: Finding) -> bool:
    return finding.fix is not None and finding.fix.applicability != Applicability.SAFE


def _goes_with(repair: Fix, taken: Iterable[Fix]) -> bool:
    """Whether the names that a repair makes mean what they mean in those taken.

    A local name is what its own line says, so that the same line may serve two repairs. What
    an attribute stands for is said by all that mentions it: a stub is for one mask.
    """
    new = dict(_new_names(repair))
    if not new:
        return True
    for other in taken:
        for name, edit in _new_names(other):
            if name not in new:
                continue
            if new[name] != edit:
                return False
            if _is_attribute(edit, name) and _mentioning(repair, name) != _mentioning(other, name):
                return False
    return True


_NEW_NAME = re.compile(r"(?:^|[;\n])\s*((?:\w+\.)?\w+) = ")


def _new_names(repair: Fix) -> Iterator[tuple[tuple[str, str], Edit]]:
    """Path and name of what the inserted lines of a repair bind, with the line."""
    for edit in repair.edits:
        if edit.span.start == edit.span.end:
            for name in _NEW_NAME.findall(edit.content):
                yield (edit.path, name.rpartition(".")[2]), edit


def _is_attribute(edit: Edit, name: tuple[str, str]) -> bool:
    return f".{name[1]} = " in edit.content


def _mentioning(repair: Fix, name: tuple[str, str]) -> set[Edit]:
    word = re.compile(rf"\b{name[1]}\b")
    return {edit for edit in repair.edits if edit.path == name[0] and word.search(edit.content)}


def _fits(edit: Edit, taken: Iterable[Edit]) -> bool:
    """Whether an edit touches none of those taken; an identical one is shared."""
    for other in taken:
        if other == edit:
            continue
        if edit.span.start == other.span.start:
            return False
        if edit.span.start < other.span.end and other.span.start < edit.span.end:
            return False
    return True


def apply_edits(source: SourceFile, edits: Iterable[Edit]) -> str:
    """The text after edits that do not overlap; line endings as the file has them."""
    text = source.text
    for edit in sorted(edits, key=lambda each: each.span, reverse=True):
        start, end = _offset(source, edit.span.start), _offset(source, edit.span.end)
        content = edit.content.replace("\r\n", "\n").replace("\n", source.newline)
        text = text[:start] + content + text[end:]
    return text


def _offset(source: SourceFile, position: Position) -> int:
    return source.offset(position)


def _write(work: _Work, overlay: Mapping[str, bytes], failures: list[str]) -> set[str]:
    """Write the changed files of each project, all or none; returns those that were left."""
    projects: dict[str, list[tuple[str, bytes, bytes]]] = {}
    for change in work.changes():
        if change[0] not in overlay:
            root = find_project_root(change[0]) or os.path.dirname(change[0])
            projects.setdefault(root, []).append(change)
    left: set[str] = set()
    for changes in projects.values():
        failure = _write_all(changes)
        if failure is not None:
            failures.append(failure)
            left.update(path for path, _, _ in changes)
    return left


def _write_all(changes: Sequence[tuple[str, bytes, bytes]]) -> str | None:
    """Write all files, or none; why, if none."""
    for path, old, _ in changes:
        problem = _problem(path, old)
        if problem is not None:
            return f"{path}: not repaired: {problem}"
    done: list[tuple[str, bytes]] = []
    for path, old, new in changes:
        try:
            write_bytes(path, new)
        except ConfigError as error:
            for written, before in done:
                write_bytes(written, before)
            return str(error)
        done.append((path, old))
    return None


def _problem(path: str, old: bytes) -> str | None:
    """Why a file must not be written."""
    try:
        with open(path, "rb") as file:
            now = file.read()
    except OSError as error:
        return error.strerror
    if now != old:
        return "it has changed meanwhile"
    target = os.path.realpath(path)
    # Root may write anything; the mode tells what the owner wants.
    if not os.access(target, os.W_OK) or not os.stat(target).st_mode & 0o222:
        return "it is read-only"
    return None


def _diff(path: str, old: bytes, new: bytes) -> str:
    import difflib

    shown = os.path.relpath(path)
    before = SourceFile.from_bytes(path, old).text.splitlines(keepends=True)
    after = SourceFile.from_bytes(path, new).text.splitlines(keepends=True)
    lines = difflib.unified_diff(before, after, f"a/{shown}", f"b/{shown}")
    return "".join(
        line if line.endswith("\n") else f"{line}\n\\ No newline at end of file\n" for line in lines
    )
