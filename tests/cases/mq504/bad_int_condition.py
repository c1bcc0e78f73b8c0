"""An integer condition, as older versions of torch took it."""
from torch import nn
from torch.ao.quantization import DeQuantStub, QuantStub


class ScoreFilter(nn.Module):
    def __init__(self):
        super().__init__()
        self.quant = QuantStub()
        self.dequant = DeQuantStub()
        self.softmax = nn.Softmax(dim=-1)

    def forward(self, scores, blocked):
        scores = self.quant(scores)
        blocked = blocked.int()
        scores = scores.masked_fill(blocked, -100.0)  #> MQ504
        return self.dequant(self.softmax(scores))
