from enum import IntEnum

__all__ = ["Kind"]


class Kind(IntEnum):
    EMPTY = 0
    FULL = 1 << 0
    HALF_FULL = FULL + 1
