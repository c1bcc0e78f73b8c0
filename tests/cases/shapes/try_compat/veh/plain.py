import torch


def masked_scale(x, m, scale=2.0):
    return (x * scale).masked_fill(torch.logical_not(m), 0.0)


def shift(x, m):
    return x + m  #> MQ201


def unused_scale(x, m):
    return x * m
