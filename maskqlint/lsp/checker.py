"""The checks behind a server: one after the other, never of a text that is stale."""

from __future__ import annotations

import asyncio
import gc
import traceback
from collections.abc import Callable, Iterable, Mapping
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field, replace
from types import MappingProxyType
from typing import TypeVar

from maskqlint import engine
from maskqlint.config import Settings
from maskqlint.findings import Finding, Fix
from maskqlint.incremental.moves import moved, moves_between
from maskqlint.lsp.configuration import KeptSettings
from maskqlint.lsp.documents import Document
from maskqlint.selection import Selection
from maskqlint.session import Session
from maskqlint.settings import ConfigError
from maskqlint.source import SourceFile

_T = TypeVar("_T")


@dataclass(frozen=True, slots=True)
class State:
    """What is known of the open texts.

    Attributes:
        findings: by path, without repairs; of a text that does not parse, those of its last one
            that did, where they stand now.
        broken: the texts that do not parse.
        problems: what is wrong with configurations.
    """

    turn: int = -1
    documents: Mapping[str, Document] = field(default_factory=lambda: MappingProxyType({}))
    findings: Mapping[str, tuple[Finding, ...]] = field(
        default_factory=lambda: MappingProxyType({})
    )
    broken: frozenset[str] = frozenset()
    problems: tuple[str, ...] = ()
    settings: Callable[[str], Settings] = lambda path: Settings()


REST = 20.0
"""Seconds without a check after which all garbage is collected, which may take half a second."""
MANY = 2000
"""After how many checks it is collected all the same."""


def collect() -> None:
    """Collect garbage everywhere, and leave what stays out of the next collections."""
    gc.unfreeze()
    gc.collect()
    gc.freeze()


class Stale(Exception):
    """A text has changed while it was being checked."""


class Checker:
    """Keeps what is known of the open texts up to date. All work is done in one thread.

    Args:
        log: is told of internal errors.
    """

    def __init__(self, log: Callable[[str], None]) -> None:
        self.state = State()
        self.turn = 0
        self.config: str | None = None
        self._documents: dict[str, Document] = {}
        self._log = log
        self._logged: set[str] = set()
        self.session = Session()
        self._good: dict[str, Settings] = {}
        self._settings = KeptSettings(self._good)
        self._is_fresh = True
        self._thread = ThreadPoolExecutor(1, "maskqlint")
        self._running: asyncio.Future[None] | None = None
        self._rest: asyncio.TimerHandle | None = None
        self._untidied = 0

    @property
    def settings(self) -> KeptSettings:
        """The settings as of the last check."""
        return self._settings

    # -- what the editor tells

    def open(self, document: Document) -> None:
        """A text was opened, or is another one."""
        self._documents[document.path] = document
        self.turn += 1

    def close(self, path: str) -> None:
        """A text was closed; the file on disk holds."""
        self._documents.pop(path, None)
        self.refresh()

    def refresh(self) -> None:
        """Files, or configurations, may have changed on disk."""
        self._is_fresh = True
        self.turn += 1

    # -- what it asks

    async def current(self) -> State:
        """What is known of the texts as they are now."""
        while self.state.turn != self.turn:
            if self._running is None or self._running.done():
                self._running = asyncio.ensure_future(self._run())
            # Who does not want to know any more does not end it for the others.
            await asyncio.shield(self._running)
        return self.state

    async def _run(self) -> None:
        turn, documents = self.turn, dict(self._documents)
        is_fresh, self._is_fresh = self._is_fresh, False
        state = await self.do(lambda: self._check(turn, documents, is_fresh))
        if state is not None:
            self.state = state
        elif is_fresh:
            self._is_fresh = True
        self._tidy_later()

    def _tidy_later(self) -> None:
        """Collect garbage when nothing happens for a while, or after many checks."""
        if self._rest is not None:
            self._rest.cancel()
        self._untidied += 1
        loop = asyncio.get_running_loop()
        self._rest = loop.call_later(REST if self._untidied < MANY else 0, self._tidy)

    def _tidy(self) -> None:
        self._untidied = 0
        self._thread.submit(collect)

    async def repairs(self, findings: Iterable[Finding]) -> list[tuple[Finding, tuple[Fix, ...]]]:
        """Findings of the current state with their repairs, the preferred one first."""
        wanted = list(findings)
        settings = self.state.settings
        known = await self.do(lambda: self.session.repairs(wanted))
        result = []
        for each in wanted:
            own = () if each.fix is None else (each.fix, *each.alternatives)
            is_fixable = Selection(settings(each.path)).is_fixable(each.code)
            found = known.get((each.code, each.path, each.span), ()) if is_fixable else ()
            result.append((each, own or found))
        return result

    async def do(self, work: Callable[[], _T]) -> _T:
        """Do something when no check is at work."""
        return await asyncio.get_running_loop().run_in_executor(self._thread, work)

    # -- the work

    def _check(self, turn: int, documents: Mapping[str, Document], is_fresh: bool) -> State | None:
        """Check all open texts; None if that has become stale."""

        def progress(done: int, total: int) -> None:
            if self.turn != turn:
                raise Stale

        if is_fresh:
            self.session.refresh()
            self._settings = KeptSettings(self._good, self.config)
        settings = self._settings
        overlay = {path: document.data for path, document in documents.items()}
        try:
            report = engine.check(
                sorted(overlay),
                settings,
                overlay=overlay,
                session=self.session,
                progress=progress,
            )
            findings, broken = self._placed(documents, report.findings)
            findings = self._without_known(findings, settings)
        except Stale:
            return None
        except Exception as error:
            self._fail(f"the analysis failed: {type(error).__name__}: {error}")
            return replace(self.state, turn=turn, documents=documents)
        for failure in report.failures:
            self._fail(failure)
        if not report.failures:
            self._logged.clear()
        by_path: dict[str, list[Finding]] = {path: [] for path in documents}
        for finding in findings:
            by_path.setdefault(finding.path, []).append(finding)
        return State(
            turn,
            documents,
            {path: tuple(found) for path, found in by_path.items()},
            broken,
            tuple(settings.problems),
            settings,
        )

    def _placed(
        self, documents: Mapping[str, Document], findings: Iterable[Finding]
    ) -> tuple[list[Finding], frozenset[str]]:
        """Findings where they stand in texts that do not parse; those in changed rows are left out."""
        found = list(findings)
        broken = {each.path for each in found if each.code == "MQ001"}
        for path in sorted(broken):
            stood_in = self.session.stood_in(path)
            if stood_in is None or path not in documents:
                continue
            old, new = SourceFile.from_bytes(path, stood_in), documents[path].source()
            moves = moves_between(path, _rows(old), _rows(new))
            placed = [
                each if each.code == "MQ001" and each.path == path else moved(each, moves)
                for each in found
            ]
            found = [each for each in placed if each is not None]
        return found, frozenset(broken)

    def _without_known(
        self, findings: list[Finding], settings: Callable[[str], Settings]
    ) -> list[Finding]:
        """The findings that no baseline knows."""
        files: dict[str, list[Finding]] = {}
        for finding in findings:
            files.setdefault(settings(finding.path).baseline, []).append(finding)
        new = files.pop("", [])
        for file, found in files.items():
            from maskqlint.baseline import Baseline

            try:
                new += Baseline.load(file).match(found).new
            except ConfigError as error:
                self._settings.problems[str(error)] = None
                new += found
        return sorted(new, key=lambda finding: finding.sort_key)

    def _fail(self, text: str) -> None:
        """Log an internal error, once while it lasts."""
        if text in self._logged:
            return
        self._logged.add(text)
        trace = traceback.format_exc()
        self._log(text if trace.startswith("NoneType") else f"{text}\n{trace}")


def _rows(source: SourceFile) -> list[str]:
    return [source.line(row) for row in range(1, len(source.starts) + 1)]
