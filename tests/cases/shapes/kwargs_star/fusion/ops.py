"""Fusion of what the sensors say."""


def fuse(first, *rest, mask=None, scale=1.0):
    out = first
    for r in rest:
        out = out + r
    if mask is not None:
        out = out * mask  #> MQ203
    return out * scale


def gate(flag, value=1):
    return flag == value  #> MQ101


def gate_zero(flag, value=0):
    return flag == value


def merge(pair, flags, *, how="add", **options):
    x, y = pair
    left, right = flags
    if how == "add":
        x = x + y
    if options.get("debug"):
        print(left == 1, x.shape)
    return x.masked_fill(right, 0.0)
