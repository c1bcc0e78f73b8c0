"""Little helpers on point clouds. 点云小工具."""


def normalize(xyz, extent):
    return xyz / extent


def is_planar(xyz):
    return xyz.shape[-1] == 2


def within(xyz, limit=1.0):
    """Inside the unit cube once normalized."""
    inside = xyz.abs() <= limit  #> MQ102
    return inside.all(-1)


def above_half(score):
    return score > 0.5
