"""DeQuantStub does not undo the rounding: -1 is missed there, too."""
from torch import nn
from torch.quantization import DeQuantStub, QuantStub


class SteeringHead(nn.Module):
    def __init__(self, width):
        super().__init__()
        self.quant = QuantStub()
        self.dequant = DeQuantStub()
        self.fc = nn.Linear(width, 1)
        self.act = nn.Tanh()

    def forward(self, scene):
        steer = self.act(self.fc(self.quant(scene)))
        steer = self.dequant(steer)
        full_left = steer <= -1  #> MQ102
        return steer, full_left
