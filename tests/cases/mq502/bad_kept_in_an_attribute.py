"""The quantized tensor waits in an attribute for the other method."""
from torch import nn
from torch.quantization import DeQuantStub, QuantStub


class MemoryBank(nn.Module):
    def __init__(self):
        super().__init__()
        self.write_quant = QuantStub()
        self.read_quant = QuantStub()
        self.dequant = DeQuantStub()
        self.proj = nn.Linear(32, 32)

    def write(self, feat):
        self.memory = self.proj(self.write_quant(feat))

    def forward(self, feat):
        self.write(feat)
        recalled = self.read_quant(self.memory)  #> MQ502
        return self.dequant(recalled)
