"""Silent: behind the dequantizer a fill meets no stub any more."""
from torch import nn
from torch.quantization import DeQuantStub, QuantStub


class TopkDecode(nn.Module):
    def __init__(self, k=50):
        super().__init__()
        self.k = k
        self.quant = QuantStub()
        self.dequant = DeQuantStub()
        self.cls = nn.Linear(256, 10)

    def forward(self, queries, ignored):
        logits = self.dequant(self.cls(self.quant(queries)))
        scores = logits.amax(-1).masked_fill(ignored > 0, float("-inf"))
        values, index = scores.topk(self.k)
        return values, index
