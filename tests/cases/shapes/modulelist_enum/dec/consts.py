"""Shared constants."""
NEG_INF = -1e9
SMALL_NEG = -100.0
