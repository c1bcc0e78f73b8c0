"""The stub is made by a method of the base's base, in another file."""
from common import Middle
from torch import nn


class BrakeModel(Middle):
    def __init__(self):
        super().__init__()
        self.fc = nn.Linear(1, 8)

    def forward(self, speed, brake):
        speed = self.fc(self.speed_quant(speed))
        brake = self.brake_quant(brake)
        return self.dequant(speed.masked_fill(brake == 1, 0.0))  #> MQ101: brake == 1
