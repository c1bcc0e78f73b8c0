"""Codes of the annotation format."""


class Flag:
    EMPTY = 0
    VALID = 1
    UNKNOWN = None


LABELS = {"car": 2, "none": 0}
MAX_AGE = 1
