"""Written by a subscript into a raw tensor that a stub quantizes afterwards."""
from torch import nn
from torch.ao.quantization import DeQuantStub, QuantStub


class CostVolume(nn.Module):
    def __init__(self):
        super().__init__()
        self.cost_quant = QuantStub()
        self.dequant = DeQuantStub()
        self.aggregate = nn.Conv3d(1, 8, 3, padding=1)

    def forward(self, cost, outside):
        cost = cost.clone()
        cost[outside > 0] = 65504.0  #> MQ403
        cost = self.aggregate(self.cost_quant(cost))
        return self.dequant(cost)
