"""Sliced, compared with 1 and multiplied: three causes at three expressions."""
from horizon_plugin_pytorch.quantization import QuantStub
from torch import nn
from torch.quantization import DeQuantStub


class VehicleTokens(nn.Module):
    def __init__(self):
        super().__init__()
        self.quant = QuantStub()
        self.dequant = DeQuantStub()

    def forward(self, vehicles):
        vehicles = self.quant(vehicles)  #> MQ401: self.quant(vehicles)
        there = vehicles[:, :, -1] == 1  #> MQ101: vehicles[:, :, -1] == 1
        vehicles = vehicles * there[:, :, None]  #> MQ201: vehicles * there[:, :, None]
        return self.dequant(vehicles)
