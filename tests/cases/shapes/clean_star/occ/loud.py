__all__ = ["invert"]


def invert(x):
    return x * -1.0 + 1.0


def threshold(x):
    return x >= 1


def is_on(x):
    return x == 1
