"""0/1 times a number is still a mask."""
from torch import nn
from torch.quantization import DeQuantStub, QuantStub


class CrossAttentionScores(nn.Module):
    def __init__(self):
        super().__init__()
        self.score_quant = QuantStub()
        self.dequant = DeQuantStub()

    def forward(self, scores, lengths):
        scores = self.score_quant(scores)
        penalty = (lengths < 1).float() * -50.0
        scores = scores.add(penalty[:, None])  #> MQ202
        return self.dequant(scores)
