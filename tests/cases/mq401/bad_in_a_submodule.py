"""The slice is handed over; the encoder multiplies by it under the name of a mask."""
from torch import nn
from torch.quantization import DeQuantStub, QuantStub


class SubgraphLayer(nn.Module):
    def __init__(self, dim):
        super().__init__()
        self.fc = nn.Linear(dim, dim)

    def forward(self, x, padding_mask):
        return self.fc(x) * padding_mask


class VectorNet(nn.Module):
    def __init__(self):
        super().__init__()
        self.quant = QuantStub()
        self.dequant = DeQuantStub()
        self.layer = SubgraphLayer(9)

    def forward(self, vectors):
        vectors = self.quant(vectors)  #> MQ401
        out = self.layer(vectors[..., :9], vectors[..., 9:10])
        return self.dequant(out)
