"""Silent: a bool goes into masked_fill; no arithmetic is done with the mask."""
from torch import nn
from torch.quantization import DeQuantStub, QuantStub


class FillInstead(nn.Module):
    def __init__(self):
        super().__init__()
        self.quant = QuantStub()
        self.dequant = DeQuantStub()
        self.softmax = nn.Softmax(dim=-1)

    def forward(self, scores, lengths):
        scores = self.quant(scores)
        empty = lengths == 0
        scores = scores.masked_fill(empty[:, None], -100.0)
        weight_for_the_loss = (~empty).float()
        return self.dequant(self.softmax(scores)), weight_for_the_loss
