"""Building blocks of repairs: what a rule writes its text edits with."""

from __future__ import annotations

from maskqlint.repairs.builder import Builder

__all__ = ["Builder"]
