def threshold(x):
    return x >= 1  #> MQ102


def _invert(x):
    return 1 - x


def count(x):
    return len(x)
