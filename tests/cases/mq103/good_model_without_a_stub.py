"""Silent: nothing is quantized here."""
import torch
from torch import nn


class FloatNms(nn.Module):
    def __init__(self, threshold=0.3):
        super().__init__()
        self.threshold = threshold
        self.head = nn.Conv2d(64, 1, 1)

    def forward(self, feat, reference):
        score = self.head(feat)
        unchanged = score == reference
        exact = torch.equal(score, reference)
        return unchanged, exact
