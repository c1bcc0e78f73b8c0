from decorators import named_scope
from torch import nn


class EgoEncoder(nn.Module):
    def __init__(self):
        super().__init__()
        self.fc = nn.Linear(4, 32)

    @named_scope("ego")
    def forward(self, state, moving):
        state = self.fc(state)
        return state.masked_fill(moving > 0.5, 0.0)
