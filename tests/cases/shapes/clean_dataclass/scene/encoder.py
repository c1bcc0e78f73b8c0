from torch import nn

from scene.types import AgentState, Pair


class StateEncoder(nn.Module):
    def __init__(self, dim):
        super().__init__()
        self.fc = nn.Linear(dim, dim)

    def forward(self, state: AgentState) -> AgentState:
        alive = state.valid == 1
        pos = self.fc(state.pos).masked_fill(~alive.unsqueeze(-1), 0.0)
        if state.kind == 1:
            pos = pos.relu()
        return AgentState(pos, state.valid, kind=state.kind)


def unpack(pair: Pair):
    q, raw = pair
    first = raw == 1
    ids = pair[1].long()
    return q.masked_fill(first.unsqueeze(-1), 0.0), ids
