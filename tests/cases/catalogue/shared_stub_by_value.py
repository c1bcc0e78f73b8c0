"""No name says it, but the value is 0/1."""
import torch
from torch import nn
from torch.quantization import DeQuantStub, QuantStub


class SharedByValue(nn.Module):
    def __init__(self, dim=24):
        super().__init__()
        self.stub = QuantStub()
        self.dequant = DeQuantStub()
        self.proj = nn.Linear(dim, dim)

    def forward(self, img, depth):
        near = self.stub((depth < 30.0).float())  #> MQ402
        img = self.stub(img)
        return self.dequant(self.proj(img) * near)
