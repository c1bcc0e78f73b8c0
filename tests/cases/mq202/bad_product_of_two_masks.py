"""The product of two 0/1 floats is one more."""
from torch import nn
from torch.quantization import DeQuantStub, QuantStub


class PairInteraction(nn.Module):
    def __init__(self):
        super().__init__()
        self.pair_quant = QuantStub()
        self.dequant = DeQuantStub()
        self.edge = nn.Linear(6, 16)

    def forward(self, pairs, age_a, age_b):
        pairs = self.edge(self.pair_quant(pairs))
        alive_a = (age_a > 0).float()
        alive_b = (age_b > 0).float()
        both = alive_a[:, :, None] * alive_b[:, None, :]
        pairs = pairs.mul(both[..., None])  #> MQ202
        return self.dequant(pairs)
