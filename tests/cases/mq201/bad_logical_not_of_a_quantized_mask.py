"""The exact nonzero test of a quantized mask still yields a bool."""
import torch
from horizon_plugin_pytorch.quantization import QuantStub
from torch import nn
from torch.quantization import DeQuantStub


class TrajectoryDecoder(nn.Module):
    def __init__(self):
        super().__init__()
        self.quant = QuantStub()
        self.mask_quant = QuantStub()
        self.dequant = DeQuantStub()
        self.decoder = nn.GRUCell(64, 64)

    def forward(self, states, step_mask):
        step_mask = self.mask_quant(step_mask)
        alive = torch.logical_not(step_mask == 0)
        states = self.quant(states)
        return self.dequant(states * alive[..., None])  #> MQ201
