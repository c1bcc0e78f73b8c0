"""Ending with the editor, also when it dies without a word."""

from __future__ import annotations

import os
import threading

INTERVAL = 2.0
"""Seconds between two looks."""


def watch(process: int) -> None:
    """End when a process is gone, or when the one that started us is."""
    # On Windows there is no asking for a process without another library; its pipes close, too.
    if os.name == "posix":
        started_by = os.getppid()
        thread = threading.Thread(target=_watch, args=(process, started_by), daemon=True)
        thread.start()


def _watch(process: int, started_by: int) -> None:
    pause = threading.Event()
    while os.getppid() == started_by and is_alive(process):
        pause.wait(INTERVAL)
    os._exit(1)


def is_alive(process: int) -> bool:
    """Whether there is a process of this number."""
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return False
    except PermissionError:
        return True  # it is somebody else's
    return True
