"""Iteration over the levels of a pyramid."""


def quantized_levels(feats, stubs):
    for stub, feat in zip(stubs, feats):
        yield stub(feat)


def with_level(items):
    for level, item in enumerate(items):
        yield level, item


def raw_levels(feats):
    yield from feats
