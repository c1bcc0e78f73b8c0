"""Silent: the comparison is made on the raw tensor."""
from torch import nn
from torch.quantization import DeQuantStub, QuantStub


class TrackAge(nn.Module):
    def __init__(self):
        super().__init__()
        self.quant = QuantStub()
        self.dequant = DeQuantStub()
        self.embed = nn.Linear(1, 16)

    def forward(self, age, tracks):
        mature = age >= 1
        age_embedding = self.embed(self.quant(age))
        return self.dequant(age_embedding), mature, tracks > -1
