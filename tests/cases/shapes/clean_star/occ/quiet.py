def threshold(x):
    return x >= 0.5


def is_on(x):
    return x is not None


def _threshold(x):
    return x >= 1
