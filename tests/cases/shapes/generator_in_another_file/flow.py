def levels(stubs, feats):
    for stub, feat in zip(stubs, feats):
        yield stub(feat), feat


def quantized(stubs, feats):
    yield from (q for q, _ in levels(stubs, feats))


def plain(stubs, feats):
    yield from (f for _, f in levels(stubs, feats))
