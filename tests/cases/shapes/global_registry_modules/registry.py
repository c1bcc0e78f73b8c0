HEADS = {}


def register(cls):
    HEADS[cls.__name__] = cls
    return cls


def build(name, *args):
    return HEADS[name](*args)
