"""Mask and data are glued together and quantized as one."""
import torch
from torch import nn
from torch.quantization import DeQuantStub, QuantStub


class Packed(nn.Module):
    def __init__(self, dim=16):
        super().__init__()
        self.quant_xy = QuantStub()
        self.quant_pad = QuantStub()
        self.quant_both = QuantStub()
        self.quant_t = QuantStub()
        self.dequant = DeQuantStub()
        self.fc = nn.Linear(dim, dim)

    def forward(self, traj):
        seen = (traj.abs().sum(-1, keepdim=True) > 0).float()
        packed = torch.cat([traj, seen], dim=-1)
        a = self.fc(self.quant_xy(packed))  #> MQ401
        zeros = torch.zeros(traj.shape[0], 2, traj.shape[2])
        b = self.fc(self.quant_pad(torch.cat([traj, zeros], dim=1)))
        inverse = 1.0 - seen
        c = self.quant_both(torch.cat((seen, inverse), -1))
        d = self.quant_t(packed.transpose(1, 2))  #> MQ401
        return self.dequant(a), self.dequant(b), self.dequant(c), self.dequant(d)
