"""A mask packed with data and cut out again behind the stub: one finding at the stub."""
import torch
from torch import nn
from torch.ao.quantization import DeQuantStub, QuantStub


class PackAndUnpack(nn.Module):
    def __init__(self):
        super().__init__()
        self.quant = QuantStub()
        self.dequant = DeQuantStub()
        self.fc = nn.Linear(6, 64)

    def forward(self, points, lengths):
        present = (lengths > 0).float().unsqueeze(-1)
        packed = self.quant(torch.cat([points, present], dim=-1))  #> MQ401
        absent = packed[..., -1:] == 0
        feat = self.fc(packed).masked_fill(absent, 0.0)
        return self.dequant(feat)
