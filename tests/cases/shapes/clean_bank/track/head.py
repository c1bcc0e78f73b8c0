import torch
from torch import nn


class TrackHead(nn.Module):
    def __init__(self, dim, bank):
        super().__init__()
        self.bank = bank
        self.merge = nn.Linear(dim, dim)

    def forward(self, query, alive_q, alive):
        past, past_alive = self.bank.get()
        if past is not None:
            # the bank keeps the raw flags, not the rounded ones
            was_alive = past_alive == 1
            query = query + self.merge(past).masked_fill(~was_alive.unsqueeze(-1), 0.0)
        now = torch.logical_not(alive_q == 0)
        query = query.masked_fill(~now.unsqueeze(-1), 0.0)
        self.bank.update(query, alive)
        return query
