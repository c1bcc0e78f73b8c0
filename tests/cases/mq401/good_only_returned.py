"""Silent: the comparison is an output, it masks nothing."""
from horizon_plugin_pytorch.quantization import QuantStub
from torch import nn
from torch.quantization import DeQuantStub


class StateOutput(nn.Module):
    def __init__(self):
        super().__init__()
        self.quant = QuantStub()
        self.dequant = DeQuantStub()
        self.fc = nn.Linear(8, 8)

    def forward(self, state):
        state = self.quant(state)
        parked = state[..., 7] == 0
        return {"state": self.dequant(self.fc(state)), "parked": parked}
