class Node:
    def __init__(self, depth):
        self.depth = depth
        self.total = 0

    def visit(self, flag):
        hard = flag >= 1  #> MQ102
        self.total += 1
        if self.total == 1:
            return hard
        return self.leave(flag)

    def leave(self, flag):
        return self.visit(flag)


def descend(flag, depth):
    """Counts down; the flag stays what it is."""
    hit = flag == 1  #> MQ101
    if depth == 1:
        return hit
    return descend(flag, depth - 1)


def descend_raw(flag, depth):
    hit = flag == 1
    if depth == 1:
        return hit
    return descend_raw(flag, depth - 1)
