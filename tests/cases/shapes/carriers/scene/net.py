from torch import nn
from torch.quantization import DeQuantStub, QuantStub

from scene.encoder import StateEncoder, raw_alive
from scene.types import AgentState, Track


class SceneNet(nn.Module):
    def __init__(self, dim=8):
        super().__init__()
        self.quant_pos = QuantStub()
        self.quant_valid = QuantStub()
        self.dequant = DeQuantStub()
        self.encoder = StateEncoder(dim)

    def forward(self, pos, valid, ids):
        raw = AgentState(pos, valid, ids)
        alive = raw_alive(raw)
        state = AgentState(pos=self.quant_pos(pos), valid=self.quant_valid(valid), ids=ids)
        state = self.encoder(state)
        track = Track(state.pos, state.valid, age=1)
        if track.is_young():
            print("young")
        out = track.blend()
        return self.dequant(out), track.alive(), alive
