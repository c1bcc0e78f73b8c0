import torch


def masked_scale(x, m, scale=2.0):
    return torch.mul(x * scale, m)  #> MQ201


def shift(x, m):
    return torch.add(x, m)  #> MQ201
