def identity(t):
    return t
