from functools import partial

import torch


def hard_gate(x, s):
    return x * (s > 0.5)  #> MQ201


def soft_gate(x, s):
    return x * s.sigmoid()


def binary_gate(x, s):
    # kept for old configs, nobody asks for it
    return x * (s == 1)


def cast(x, dtype):
    return x.to(dtype)  #> MQ301


def equals(x, value):
    return torch.eq(x, value)  #> MQ101


GATES = {
    "hard": hard_gate,
    "soft": soft_gate,
    "binary": binary_gate,
    "none": lambda x, s: x,
}

to_index = partial(cast, dtype=torch.int32)
to_float = partial(cast, dtype=torch.float32)
is_one = partial(equals, value=1)
