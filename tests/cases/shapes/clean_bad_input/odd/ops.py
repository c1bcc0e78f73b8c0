from . import nets
from .nothing_here import helper
from .nets import missing_name


def mask_of(x):
    return x == 1


def walk(tree, x):
    for child in tree:
        x = walk(child, x)
    return helper(x)


def ping(x, n):
    return x if n == 0 else pong(x, n - 1)


def pong(x, n):
    return ping(x, n)


LIMIT = nets.LIMIT
