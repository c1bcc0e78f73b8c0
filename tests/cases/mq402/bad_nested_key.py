"""Nested items; the last key has the word."""
from horizon_plugin_pytorch.quantization import QuantStub
from torch import nn
from torch.quantization import DeQuantStub


class NestedInput(nn.Module):
    def __init__(self):
        super().__init__()
        self.stub = QuantStub()
        self.dequant = DeQuantStub()
        self.fc = nn.Linear(12, 12)

    def forward(self, scene):
        agents = scene["agents"]
        xy = self.stub(agents["xy"])
        present = self.stub(agents["keep_flags"])  #> MQ402
        return self.dequant(self.fc(xy)), self.dequant(present)
