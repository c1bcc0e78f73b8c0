"""Silent: the import takes the other class of this name."""
from torch import nn
from torch.ao.quantization import DeQuantStub, QuantStub
from zoo.second import Encoder


class Pedestrians(nn.Module):
    def __init__(self):
        super().__init__()
        self.quant = QuantStub()
        self.dequant = DeQuantStub()
        self.encoder = Encoder()

    def forward(self, poses, counts):
        present = (counts > 0).unsqueeze(-1)
        return self.dequant(self.encoder(self.quant(poses), present))
