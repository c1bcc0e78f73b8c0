import torch


def product(x, alive):
    return x * alive


def select(x, alive):
    return torch.where(alive, x, torch.zeros_like(x))


class Applies(torch.nn.Module):
    def apply_with(self, function, x, alive):
        return function(x, alive)
