"""Silent: the wrapped method compares with a half."""
from ego import EgoEncoder
from torch import nn
from torch.quantization import DeQuantStub, QuantStub


class EgoModel(nn.Module):
    def __init__(self):
        super().__init__()
        self.state_quant = QuantStub()
        self.moving_quant = QuantStub()
        self.dequant = DeQuantStub()
        self.ego = EgoEncoder()

    def forward(self, state, moving):
        state = self.state_quant(state)
        moving = self.moving_quant(moving)
        return self.dequant(self.ego(state, moving=moving))
