"""Results kept in a list, compared in a lambda, two comparisons in one line."""
from torch import nn
from torch.ao.quantization import QuantStub


class LevelFlags(nn.Module):
    def __init__(self):
        super().__init__()
        self.fine_quant = QuantStub()
        self.coarse_quant = QuantStub()

    def forward(self, fine, coarse):
        levels = [self.fine_quant(fine), self.coarse_quant(coarse)]
        is_one = lambda t: t.unsqueeze(-1) == 1  #> MQ101
        fine_on = is_one(levels[0])
        return fine_on, levels[1] == 2, levels[1] == 0  #> MQ101: levels[1] == 2
