"""Stubs made in a loop with setattr, called by getattr."""
import torch
from torch import nn
from torch.quantization import DeQuantStub, QuantStub


class ManyInputs(nn.Module):
    def __init__(self, num_extra=3):
        super().__init__()
        self.num_extra = num_extra
        for i in range(num_extra):
            setattr(self, f"extra_quant_{i}", QuantStub())
        self.dequant = DeQuantStub()
        self.fc = nn.Linear(8, 8)

    def forward(self, extras):
        outs = []
        for i in range(self.num_extra):
            q = getattr(self, f"extra_quant_{i}")(extras[i])
            outs.append(self.fc(q))
        full = outs[0] == 1  #> MQ101
        first = self.extra_quant_0(extras[0])
        over = first >= 1  #> MQ102
        return [self.dequant(o) for o in outs], full, over, self.num_extra == 1
