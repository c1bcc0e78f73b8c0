"""The second result of topk is a tensor of indices."""
from horizon_plugin_pytorch.quantization import QuantStub
from torch import nn
from torch.quantization import DeQuantStub


class QuerySelection(nn.Module):
    def __init__(self, k=300):
        super().__init__()
        self.k = k
        self.score_quant = QuantStub()
        self.index_quant = QuantStub()
        self.dequant = DeQuantStub()

    def forward(self, scores):
        scores = self.score_quant(scores)
        best, index = scores.topk(self.k, dim=1)
        index = self.index_quant(index)  #> MQ503
        return self.dequant(best), self.dequant(index)
