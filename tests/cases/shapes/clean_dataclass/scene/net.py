from torch import nn
from torch.ao.quantization import DeQuantStub, QuantStub

from scene.encoder import StateEncoder, unpack
from scene.types import AgentState, Pair


class SceneNet(nn.Module):
    def __init__(self, dim=8):
        super().__init__()
        self.quant = QuantStub()
        self.dequant = DeQuantStub()
        self.encoder = StateEncoder(dim)

    def forward(self, pos, valid, order):
        state = AgentState(pos=self.quant(pos), valid=valid, kind=1)
        state = self.encoder(state)
        out, ids = unpack(Pair(state.pos, order))
        return self.dequant(out), ids
