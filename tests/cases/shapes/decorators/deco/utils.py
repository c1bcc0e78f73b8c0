import functools
import time


def timed(fn):
    @functools.wraps(fn)
    def wrapper(*args, **kwargs):
        start = time.time()
        out = fn(*args, **kwargs)
        print(fn.__name__, time.time() - start)
        return out

    return wrapper


def named(name):
    """Decorator with an argument."""

    def decorate(fn):
        @functools.wraps(fn)
        def wrapper(self, *args, **kwargs):
            if name == "quiet":
                return fn(self, *args, **kwargs)
            print(name)
            return fn(self, *args, **kwargs)

        return wrapper

    return decorate
