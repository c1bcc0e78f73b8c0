INPUTS = ("img", "bev")
PREFIX = "quant_"


def attr(name):
    return PREFIX + name
