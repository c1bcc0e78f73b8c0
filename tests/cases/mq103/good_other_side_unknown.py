"""Silent: nobody knows what the matcher of another package returns."""
from torch import nn
from torch.ao.quantization import QuantStub
from tracker.association import build_matcher


class Association(nn.Module):
    def __init__(self, cfg):
        super().__init__()
        self.quant = QuantStub()
        self.matcher = build_matcher(cfg)

    def forward(self, embeddings, meta):
        embeddings = self.quant(embeddings)
        best = self.matcher(meta)
        return embeddings == best
