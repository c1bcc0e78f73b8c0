"""The number stands on the left of the comparison."""
from torch import nn
from torch.ao.quantization import QuantStub


class ParkingSlotHead(nn.Module):
    def __init__(self):
        super().__init__()
        self.quant = QuantStub()
        self.occupancy = nn.Conv2d(64, 1, 1)

    def forward(self, bev):
        bev = self.quant(bev)
        occupancy = self.occupancy(bev)
        taken = 1.0 <= occupancy  #> MQ102: 1.0 <= occupancy
        return occupancy, taken
