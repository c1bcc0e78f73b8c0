import torch
from torch import nn
from torch.quantization import DeQuantStub, QuantStub


class Net(nn.Module):
    def __init__(self):
        super().__init__()
        self.quant_pack = QuantStub()
        self.quant_pad = QuantStub()
        self.quant_two = QuantStub()

    def forward(self, x, dist):
        near = (dist < 3).float()
        parts = [x]
        parts.append(near)
        a = self.quant_pack(torch.cat(parts, dim=-1))  #> MQ401
        b = self.quant_pad(torch.cat([x, torch.zeros(1, 4)], dim=0))
        c = self.quant_two(torch.cat((x, dist), dim=-1))
        return a, b, c
