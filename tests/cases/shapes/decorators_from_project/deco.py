import functools


def with_kind(kind):
    def deco(fn):
        @functools.wraps(fn)
        def inner(self, *args, **kwargs):
            if kind == "skip":
                return None
            return fn(self, *args, **kwargs)

        return inner

    return deco


class unpack:
    """A decorator that is a class."""

    def __init__(self, fn):
        self.fn = fn

    def __call__(self, pair):
        first, second = pair
        return self.fn(first, second)
