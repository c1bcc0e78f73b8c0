"""Silent: a class that is merely called QuantStub quantizes nothing that is known here."""
import torch
from torch import nn


class QuantStub(nn.Module):
    """Looks up the nearest code of a codebook."""

    def __init__(self, num_codes=512, dim=64):
        super().__init__()
        self.codebook = nn.Embedding(num_codes, dim)

    def forward(self, z):
        distance = torch.cdist(z, self.codebook.weight)
        return self.codebook(distance.argmin(dim=-1))


class Tokenizer(nn.Module):
    def __init__(self):
        super().__init__()
        self.quant = QuantStub()

    def forward(self, z, keep):
        codes = self.quant(z)
        return codes * (keep == 1), codes == 1
