"""A bool times -100 is an integer (MQ203), times -100.0 a float mask (MQ202)."""
from torch import nn
from torch.quantization import DeQuantStub, QuantStub


class TwoPenalties(nn.Module):
    def __init__(self):
        super().__init__()
        self.score_quant = QuantStub()
        self.dequant = DeQuantStub()

    def forward(self, scores, lengths):
        scores = self.score_quant(scores)
        empty = lengths == 0
        with_int = scores + empty * -100  #> MQ203: scores + empty * -100
        with_float = scores + empty * -100.0  #> MQ202: scores + empty * -100.0
        return self.dequant(with_int), self.dequant(with_float)
