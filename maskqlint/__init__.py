"""A static linter for PyTorch models that are about to be quantized."""

from __future__ import annotations

__version__ = "0.1.0"
