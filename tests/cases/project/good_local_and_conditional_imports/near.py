import torch


def keep_near(x, mask):
    return x.masked_fill(torch.logical_not(mask), 0.0)
