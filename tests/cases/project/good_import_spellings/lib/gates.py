import torch


def by_full_name(x, open_):
    return x.masked_fill(torch.logical_not(open_), 0.0)


def by_module_alias(x, open_):
    return torch.where(open_, x, torch.zeros_like(x))


def by_own_alias(x, open_):
    return x.masked_fill(torch.logical_not(open_), -1.0)
