def get_ops():
    import ops

    return ops


def get_gate():
    from ops import gate

    return gate
