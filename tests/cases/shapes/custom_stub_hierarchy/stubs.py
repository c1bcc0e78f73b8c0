from torch import nn
from torch.quantization import QuantStub


class BaseStub(QuantStub):
    pass


class TaggedStub(BaseStub):
    def __init__(self, tag):
        super().__init__()
        self.tag = tag


class LooksLikeStub(nn.Module):
    """Same name pattern, no quantizer."""

    def __init__(self, tag):
        super().__init__()
        self.tag = tag

    def forward(self, x):
        return x * 1.0
