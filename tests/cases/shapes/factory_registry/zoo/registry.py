from zoo.heads import AnchorHead, CenterHead, Neck, PointHead

HEADS = {
    "center": CenterHead,
    "anchor": AnchorHead,
    "point": PointHead,
}


def build_neck(dim, eps=0.01):
    neck = Neck(dim, eps)
    return neck


def build_point_head(dim):
    return HEADS["point"](dim)
