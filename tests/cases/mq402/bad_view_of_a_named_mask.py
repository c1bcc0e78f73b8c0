"""A mask stays one under casts and views."""
import torch
from torch import nn
from torch.ao.quantization import DeQuantStub, QuantStub


class FlowRefinement(nn.Module):
    def __init__(self):
        super().__init__()
        self.quant = QuantStub()
        self.dequant = DeQuantStub()
        self.conv = nn.Conv2d(2, 2, 3, padding=1)

    def forward(self, flow, pad):
        flow = self.quant(flow)
        weight = self.quant(pad.to(torch.float32).unsqueeze(1))  #> MQ402
        return self.dequant(self.conv(flow) * weight)
