"""A float mask is appended to the points before the stub."""
import torch
from horizon_plugin_pytorch.quantization import QuantStub
from torch import nn
from torch.quantization import DeQuantStub


class PolylineInput(nn.Module):
    def __init__(self):
        super().__init__()
        self.quant = QuantStub()
        self.dequant = DeQuantStub()
        self.fc = nn.Linear(7, 64)

    def forward(self, points, lengths):
        steps = torch.arange(20)
        exists = (steps[None] < lengths[:, None]).to(torch.float)
        packed = torch.cat([points, exists[..., None]], dim=-1)
        return self.dequant(self.fc(self.quant(packed)))  #> MQ401: self.quant(packed)
