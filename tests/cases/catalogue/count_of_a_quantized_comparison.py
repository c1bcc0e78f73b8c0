"""The number of true values is an integer tensor, also where the comparison was of a quantized tensor."""
from torch import nn
from torch.quantization import DeQuantStub, QuantStub


class MeanOfStrong(nn.Module):
    def __init__(self, d=64):
        super().__init__()
        self.quant = QuantStub()
        self.quant_score = QuantStub()
        self.dequant = DeQuantStub()
        self.fc = nn.Linear(d, d)

    def forward(self, x, score, ids):
        h = self.fc(self.quant(x))
        s = self.quant_score(score)
        strong = s > 0.3
        h = h.masked_fill(~strong[..., None], 0.0)
        raw_count = (ids > 0).sum(-1, keepdim=True)
        count = strong.sum(-1, keepdim=True)
        a = h.sum(1) / raw_count  #> MQ203
        b = h.sum(1) / count  #> MQ203
        c = h * strong.sum(-1)[:, None, None]  #> MQ203
        d = h.sum(1) / count.clamp(min=1)  #> MQ203
        return [self.dequant(t) for t in (a, b, c, d)]
