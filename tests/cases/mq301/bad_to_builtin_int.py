"""`.to(int)` is `.to(torch.int64)`."""
from torch import nn
from torch.ao.quantization import DeQuantStub, QuantStub


class PriorityLevel(nn.Module):
    def __init__(self):
        super().__init__()
        self.level_quant = QuantStub()
        self.dequant = DeQuantStub()
        self.names = ["low", "middle", "high"]

    def forward(self, level):
        level = self.level_quant(level)
        level = level.to(int)  #> MQ301
        return level
