"""for name, stub in self.quants.items()."""
import torch
from torch import nn
from torch.quantization import DeQuantStub, QuantStub


class NamedLoop(nn.Module):
    def __init__(self, names=("cam", "lidar")):
        super().__init__()
        self.quants = nn.ModuleDict({name: QuantStub() for name in names})
        self.dequant = DeQuantStub()
        self.fc = nn.Linear(8, 8)

    def forward(self, batch, dist):
        out = {}
        for name, stub in self.quants.items():
            out[name] = self.fc(stub(batch[name]))
        close = dist <= 1
        total = None
        for value in out.values():
            gated = value * close  #> MQ201
            total = gated if total is None else total + gated
        equal = {k: v == 1 for k, v in out.items()}  #> MQ101
        return {k: self.dequant(v) for k, v in out.items()}, total, equal, batch["cam"] == 1
