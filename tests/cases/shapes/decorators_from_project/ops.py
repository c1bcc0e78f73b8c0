from deco import unpack


@unpack
def gate(t, near):
    return t * near  #> MQ201


@unpack
def fill(t, near):
    return t.masked_fill(near, 0.0)
