import torch


def keep_far(x, mask):
    return torch.where(mask, x, torch.zeros_like(x))
