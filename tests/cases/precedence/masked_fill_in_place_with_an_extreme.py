"""-1e9 by masked_fill_: MQ403 alone, although the in-place form is missing, too."""
from horizon_plugin_pytorch.quantization import QuantStub
from torch import nn
from torch.quantization import DeQuantStub


class InPlaceExtreme(nn.Module):
    def __init__(self):
        super().__init__()
        self.score_quant = QuantStub()
        self.dequant = DeQuantStub()
        self.softmax = nn.Softmax(dim=-1)

    def forward(self, scores, lengths):
        scores = self.score_quant(scores)
        scores.masked_fill_(lengths == 0, -1e9)  #> MQ403
        return self.dequant(self.softmax(scores))
