"""Silent: an item of a list is set."""
from torch import nn
from torch.ao.quantization import DeQuantStub, QuantStub


class LevelUpdate(nn.Module):
    def __init__(self):
        super().__init__()
        self.quant = QuantStub()
        self.dequant = DeQuantStub()
        self.lateral = nn.Conv2d(32, 32, 1)

    def forward(self, first, second):
        inputs = [first, second]
        levels = [None, None]
        for i in range(2):
            levels[i] = self.lateral(self.quant(inputs[i]))
        return [self.dequant(level) for level in levels]
