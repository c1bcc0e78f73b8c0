def agent_mask(flags):
    """On the raw input, where 1 is 1."""
    return flags == 1


def used(flags):
    return flags != 0
