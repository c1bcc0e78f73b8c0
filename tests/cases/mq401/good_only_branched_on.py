"""Silent: the comparison decides which way to take, it masks nothing."""
import torch
from torch import nn
from torch.ao.quantization import DeQuantStub, QuantStub


class EmptySceneGuard(nn.Module):
    def __init__(self):
        super().__init__()
        self.quant = QuantStub()
        self.dequant = DeQuantStub()
        self.fc = nn.Linear(5, 5)

    def forward(self, scene):
        scene = self.dequant(self.quant(scene))
        empty = scene[..., 4] == 0
        if bool(empty.all()):
            return torch.zeros(1)
        return self.fc(scene)
