"""Waves of files to walk, shared out to processes where there is enough to parse."""

from __future__ import annotations

import os
from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from maskqlint.notices import WORKER_DIED
from maskqlint.walk import FileWalk, Job, Known, walk_files

if TYPE_CHECKING:
    from maskqlint.scan import Scan

MAX_WAVES = 6
"""How often classes that hold newly found owners of stubs are looked for."""
ENOUGH = 1_500_000
"""From how many bytes on a second process pays for its start (some 40,000 lines)."""
CHUNKS_PER_WORKER = 4


def walk_waves(
    job: Job,
    scan: Scan,
    candidates: list[str],
    *,
    by_imports: bool,
    known: Known,
    notices: dict[str, None],
    jobs: int | None,
    progress: Callable[[int, int], None] | None,
) -> list[FileWalk]:
    """Walk the candidates, then the files that name a class which was found to own a stub.

    Args:
        by_imports: the candidates were found by what imports what, so that those
            others are among them.
    """
    result: list[FileWalk] = []
    walked: set[str] = set()
    names: set[str] = set()
    wave = candidates
    for _ in range(MAX_WAVES):
        walked.update(wave)
        found = {walk.path: walk for path in wave if (walk := known.get(path)) is not None}
        missing = [path for path in wave if path not in found]
        walks = known.walks(job, missing, progress)
        if walks is None:
            walks = _walk(job, missing, known, notices, jobs, progress)
        for walk in walks:
            found[walk.path] = walk
            known.put(walk)
        result.extend(found[path] for path in wave)
        if by_imports:
            break
        owners = {name for walk in found.values() for name in walk.owners} | scan.handed_on
        names, new = names | owners, owners - names
        wave = scan.naming(new, walked)
        if not wave:
            break
    return result


def _walk(
    job: Job,
    paths: list[str],
    known: Known,
    notices: dict[str, None],
    jobs: int | None,
    progress: Callable[[int, int], None] | None,
) -> list[FileWalk]:
    if not paths:
        return []
    size = sum(_size(path) for path in paths)
    workers = jobs if jobs is not None else (os.cpu_count() or 1 if size > ENOUGH else 1)
    if workers > 1 and len(paths) > 1:
        chunks = _chunks(paths, workers * CHUNKS_PER_WORKER)
        return _in_processes(job, chunks, notices, workers, progress)
    done = 0

    def step() -> None:
        nonlocal done
        done += 1
        if progress is not None:
            progress(done, len(paths))

    return walk_files(job, paths, step)


def _in_processes(
    job: Job,
    chunks: list[list[str]],
    notices: dict[str, None],
    workers: int,
    progress: Callable[[int, int], None] | None,
) -> list[FileWalk]:
    """Walk chunks in other processes; what they find is put together in the chunks' order."""
    from concurrent.futures import ProcessPoolExecutor
    from concurrent.futures.process import BrokenProcessPool

    result: list[FileWalk] = []
    total = sum(map(len, chunks))
    with ProcessPoolExecutor(workers) as pool:
        futures = [pool.submit(walk_files, job, chunk) for chunk in chunks]
        for chunk, future in zip(chunks, futures, strict=True):
            try:
                result.extend(future.result())
            except BrokenProcessPool:
                notices[WORKER_DIED] = None
                result.extend(walk_files(job, chunk))
            if progress is not None:
                progress(len(result), total)
    return result


def _chunks(paths: Sequence[str], count: int) -> list[list[str]]:
    """Runs of neighbouring files of about equal size."""
    share = sum(_size(path) for path in paths) / count
    chunks: list[list[str]] = [[]]
    size = 0
    for path in paths:
        if size >= share and chunks[-1]:
            chunks.append([])
            size = 0
        chunks[-1].append(path)
        size += _size(path)
    return chunks


def _size(path: str) -> int:
    try:
        return os.stat(path).st_size
    except OSError:
        return 0
