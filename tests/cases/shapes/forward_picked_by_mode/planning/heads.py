"""Heads and the functions that make them."""
import functools

import torch
from torch import nn

_FACTORIES = {}


def head_factory(kind):
    """Registers a function that makes a head."""

    def decorator(function):
        @functools.wraps(function)
        def make(dim, **kwargs):
            return function(dim, **kwargs)

        _FACTORIES[kind] = make
        return make

    return decorator


def make_head(kind, dim, **kwargs):
    return _FACTORIES[kind](dim, **kwargs)


class TrajectoryHead(nn.Module):
    def __init__(self, dim, steps):
        super().__init__()
        self.steps = steps
        self.out = nn.Linear(dim, steps * 2)

    def forward(self, hidden, inputs):
        valid = inputs["agent"]["valid"]
        first = torch.argmax(valid, dim=1)
        known = valid.sum(dim=1) > 0.5
        present = valid >= 1  #> MQ102: valid >= 1
        return {"traj": self.out(hidden), "first": first, "known": known, "present": present}


class StopLineHead(nn.Module):
    """Stop lines of the route; the flags are 0/1 on an exact grid."""

    def __init__(self, dim):
        super().__init__()
        self.out = nn.Linear(dim, 1)

    def forward(self, hidden, inputs):
        flags = inputs["route"]["flags"]
        active = flags >= 1
        return {"stop": self.out(hidden).squeeze(-1), "active": active, "count": flags.int().sum(dim=-1)}


@head_factory("trajectory")
def trajectory(dim, steps=20):
    return TrajectoryHead(dim, steps)


@head_factory("stop_line")
def stop_line(dim):
    return StopLineHead(dim)
