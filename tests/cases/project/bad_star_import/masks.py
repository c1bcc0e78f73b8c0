import torch


def hide_red(x, red):
    return torch.where(red == 1, torch.zeros_like(x), x)  #> MQ101: red == 1


def _private(x):
    return x
