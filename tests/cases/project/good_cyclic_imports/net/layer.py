from torch import nn

from . import model


class AgeLayer(nn.Module):
    def __init__(self):
        super().__init__()
        self.table = nn.Embedding(model.MAX_AGE, 16)

    def forward(self, age):
        return self.table(age.int())
