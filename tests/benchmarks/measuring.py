"""Commands measured as whole processes, in turn, by the operating system's own accounts."""

from __future__ import annotations

import os
import statistics
import subprocess
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass

LIMIT = 1200.0
"""Seconds after which a run is given up."""


@dataclass(frozen=True, slots=True)
class Command:
    """A command line, and which exit statuses say that it has done its work."""

    arguments: Sequence[str]
    cwd: str | None = None
    statuses: tuple[int, ...] = (0, 1)


@dataclass(frozen=True, slots=True)
class Run:
    """One finished process with its children.

    Attributes:
        wall: seconds from start to end.
        cpu: seconds of all processors, in the program and the system.
        peak: MiB of the largest process.
    """

    wall: float
    cpu: float
    peak: float


def once(command: Command) -> Run:
    """Run a command; raises RuntimeError with what it said if it could not do its work."""
    start = time.perf_counter()
    with subprocess.Popen(
        command.arguments,
        cwd=command.cwd,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
        # What somebody has set for their terminal is no part of the comparison.
        env={**os.environ, "NO_COLOR": "1", "PYTHONDONTWRITEBYTECODE": ""},
    ) as process:
        assert process.stderr is not None
        said = process.stderr.read()
        _, status, usage = os.wait4(process.pid, 0)
        wall = time.perf_counter() - start
        process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode not in command.statuses:
        words = said.decode(errors="replace").strip()[-2000:]
        raise RuntimeError(f"{' '.join(command.arguments)}: exit {process.returncode}\n{words}")
    # ru_maxrss counts KiB on Linux and bytes on macOS.
    unit = 1024 if os.uname().sysname == "Darwin" else 1
    return Run(wall, usage.ru_utime + usage.ru_stime, usage.ru_maxrss / unit / 1024)


def alternately(
    commands: Sequence[Command],
    runs: int,
    warm_up: int = 1,
    choose: Callable[[Sequence[Run]], Run] | None = None,
) -> list[Run]:
    """The median run of each command, or what else is chosen, measured A B A B ..."""
    for _ in range(warm_up):
        for command in commands:
            once(command)
    found: list[list[Run]] = [[] for _ in commands]
    for _ in range(runs):
        for command, results in zip(commands, found, strict=True):
            results.append(once(command))
    return [(choose or median)(results) for results in found]


def median(runs: Sequence[Run]) -> Run:
    """The medians of wall and processor time, and the highest peak."""
    return Run(
        statistics.median(each.wall for each in runs),
        statistics.median(each.cpu for each in runs),
        max(each.peak for each in runs),
    )


def least(runs: Sequence[Run]) -> Run:
    """The run that took the processors least: others on the machine only ever add to it."""
    return min(runs, key=lambda run: run.cpu)
