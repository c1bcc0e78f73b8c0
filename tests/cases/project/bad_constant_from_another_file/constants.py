"""Numbers that several files share."""
PADDED = 1
LENGTH = 20
