"""What a run says beside its findings."""

from __future__ import annotations

WORKER_DIED = "a worker died; its files were walked again"
ALWAYS_TOLD = frozenset([WORKER_DIED])
"""Notices that are told without `--verbose`, too: something is wrong with the machine."""
