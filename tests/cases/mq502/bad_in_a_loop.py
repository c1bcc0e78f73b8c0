"""From the second turn on the stub gets its own result."""
from torch import nn
from torch.quantization import DeQuantStub, QuantStub


class Recurrent(nn.Module):
    def __init__(self, turns=3):
        super().__init__()
        self.turns = turns
        self.quant = QuantStub()
        self.dequant = DeQuantStub()
        self.cell = nn.Linear(64, 64)

    def forward(self, state):
        for _ in range(self.turns):
            state = self.quant(state)  #> MQ502
            state = self.cell(state)
        return self.dequant(state)
