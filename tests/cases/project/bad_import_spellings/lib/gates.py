import torch


def by_full_name(x, open_):
    return x * open_  #> MQ201: x * open_


def by_module_alias(x, open_):
    return torch.mul(x, open_)  #> MQ201: torch.mul(x, open_)


def by_own_alias(x, open_):
    return x.mul(open_)  #> MQ201: x.mul(open_)
