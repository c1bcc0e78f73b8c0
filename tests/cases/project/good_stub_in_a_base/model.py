"""Silent: the base makes the stub with a scale that keeps the numbers."""
from common import Middle
from torch import nn


class BrakeModel(Middle):
    def __init__(self):
        super().__init__()
        self.fc = nn.Linear(1, 8)

    def forward(self, speed, brake):
        speed = self.fc(self.speed_quant(speed))
        brake = self.brake_quant(brake)
        return self.dequant(speed.masked_fill(brake == 1, 0.0))
