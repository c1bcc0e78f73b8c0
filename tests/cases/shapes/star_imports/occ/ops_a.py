__all__ = ["binarize", "invert"]


def binarize(x):
    return x > 0.5


def invert(x):
    return 1 - x  #> MQ501


def threshold(x):
    # not exported: the name below comes from ops_b
    return x == 1
