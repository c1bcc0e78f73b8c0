"""(1 - mask) times -1e4, the way of the BERT code."""
from torch import nn
from torch.quantization import DeQuantStub, QuantStub


class ExtendedMask(nn.Module):
    def __init__(self):
        super().__init__()
        self.hidden_quant = QuantStub()
        self.extended_quant = QuantStub()
        self.dequant = DeQuantStub()
        self.scores = nn.Linear(64, 64)

    def forward(self, hidden, token_count):
        keep = (token_count > 0).float()
        extended = (1.0 - keep[:, None, :]) * -1e4  #> MQ403: (1.0 - keep[:, None, :]) * -1e4
        extended = self.extended_quant(extended)
        scores = self.scores(self.hidden_quant(hidden)) + extended
        return self.dequant(scores.softmax(-1))
