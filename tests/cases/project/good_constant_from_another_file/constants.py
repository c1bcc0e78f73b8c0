"""Numbers that several files share."""
PADDED = 0
LENGTH = 20
