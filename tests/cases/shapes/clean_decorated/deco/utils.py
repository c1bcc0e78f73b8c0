from contextlib import contextmanager
from functools import partial, wraps


def log_shape(fn):
    @wraps(fn)
    def wrapper(self, x, *args, **kwargs):
        if x.shape[0] == 1:
            print(fn.__name__, "single")
        return fn(self, x, *args, **kwargs)

    return wrapper


@contextmanager
def section(name):
    yield name


def scaled(x, factor):
    return x * factor


double = partial(scaled, factor=2.0)
OPS = {"double": double, "same": lambda x: x}
