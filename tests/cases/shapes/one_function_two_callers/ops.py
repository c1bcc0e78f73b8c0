def gate(t, w):
    return t * w  #> MQ201


def gate_raw(t, w):
    return t * w


def first_is_one(pair):
    return pair[0] == 1  #> MQ101


def second_is_one(pair):
    return pair[1] == 1
