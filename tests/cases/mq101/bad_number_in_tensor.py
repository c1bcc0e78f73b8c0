"""`1 in q` asks the tensor for an element that is equal to 1."""
from torch import nn
from torch.quantization import DeQuantStub, QuantStub


class SceneHasLeader(nn.Module):
    def __init__(self):
        super().__init__()
        self.q_roles = QuantStub()
        self.dq = DeQuantStub()

    def forward(self, roles):
        roles = self.dq(self.q_roles(roles))
        has_leader = 1 in roles  #> MQ101
        return has_leader
