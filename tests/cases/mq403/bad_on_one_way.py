"""Only one branch fills; the stub stands behind both."""
from torch import nn
from torch.quantization import DeQuantStub, QuantStub


class OptionalMask(nn.Module):
    def __init__(self, causal=True):
        super().__init__()
        self.causal = causal
        self.quant = QuantStub()
        self.dequant = DeQuantStub()
        self.conv = nn.Conv1d(4, 4, 1)

    def forward(self, scores, later=None):
        if later is not None:
            scores = scores.masked_fill(later > 0, -99999.0)  #> MQ403
        scores = self.conv(self.quant(scores))
        return self.dequant(scores)
