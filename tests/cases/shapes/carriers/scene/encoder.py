from torch import nn

from scene.types import AgentState


class StateEncoder(nn.Module):
    def __init__(self, dim):
        super().__init__()
        self.fc = nn.Linear(dim, dim)

    def forward(self, state: AgentState) -> AgentState:
        gone = state.valid != 1  #> MQ101
        ego = state.ids == 1
        pos = self.fc(state.pos).masked_fill(gone.unsqueeze(-1), 0.0)
        pos = pos.masked_fill(ego.unsqueeze(-1), 0.0)
        return AgentState(pos=pos, valid=state.valid, ids=state.ids)


def raw_alive(state: AgentState):
    return state.valid == 1
