from torch import nn


class AgentEncoder(nn.Module):
    def __init__(self, dim):
        super().__init__()
        self.fc = nn.Linear(7, dim)

    def forward(self, x, m, used):
        x = self.fc(x) * m.unsqueeze(-1)
        on = m > 0.5
        x = x.masked_fill(~on.unsqueeze(-1), 0.0)
        return x.masked_fill(~used.unsqueeze(-1), 0.0)
