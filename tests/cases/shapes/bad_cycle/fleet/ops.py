import fleet.model as model_mod


def saturated(x):
    return x >= model_mod.LIMIT  #> MQ102


def above_half(x):
    return x > model_mod.HALF


def is_gone(flag):
    return flag == 1  #> MQ101


def is_gone_raw(flag):
    return flag == 1
