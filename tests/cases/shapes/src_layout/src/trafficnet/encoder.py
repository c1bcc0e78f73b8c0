import torch
from torch import nn


class AgentEncoder(nn.Module):
    """The last column of `agents` says whether the slot is in use."""

    def __init__(self, in_dim, dim):
        super().__init__()
        self.fc = nn.Linear(in_dim, dim)

    def forward(self, agents):
        used = torch.logical_not(agents[..., -1] == 0)
        feat = self.fc(agents[..., :-1])
        return feat * used.unsqueeze(-1)  #> MQ201
