import torch


def hide_red(x, red):
    return torch.where(red > 0.5, torch.zeros_like(x), x)


def _private(x):
    return x
