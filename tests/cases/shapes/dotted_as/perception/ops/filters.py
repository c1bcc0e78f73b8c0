FIRST_RING = 1
NO_RING = 0


def first_ring(ring):
    return ring == FIRST_RING  #> MQ101


def no_ring(ring):
    return ring == NO_RING


def first_ring_numpy(ring):
    """For the data loader, which hands in arrays."""
    return ring == FIRST_RING
