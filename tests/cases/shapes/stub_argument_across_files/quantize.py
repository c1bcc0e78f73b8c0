def run(stub, t):
    return stub(t)


def run_pairs(pairs):
    return {name: stub(t) for name, stub, t in pairs}
