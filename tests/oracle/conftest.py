"""These tests need torch, which only the extra `oracle` installs."""

from __future__ import annotations

import importlib.util
import os

import pytest

HAS_TORCH = importlib.util.find_spec("torch") is not None
REQUIRED = "MASKQLINT_ORACLE"
"""Set to 1 where the proof must not be skipped."""

if not HAS_TORCH and os.environ.get(REQUIRED) == "1":
    raise RuntimeError('the oracle needs torch: pip install -e ".[oracle]"')

if not HAS_TORCH:
    collect_ignore_glob = ["test_*.py"]


@pytest.fixture(scope="session", autouse=True)
def one_thread() -> None:
    """The models are small: threads cost more than they save."""
    import torch

    torch.set_num_threads(1)
