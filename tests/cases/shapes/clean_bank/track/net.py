from horizon_plugin_pytorch.quantization import QuantStub
from torch import nn
from torch.quantization import DeQuantStub

from track.bank import MemoryBank
from track.head import TrackHead


class TrackNet(nn.Module):
    def __init__(self, dim=64):
        super().__init__()
        self.quant = QuantStub()
        self.quant_alive = QuantStub()
        self.dequant = DeQuantStub()
        self.head = TrackHead(dim, MemoryBank(length=2))

    def forward(self, query, alive):
        q = self.head(self.quant(query), self.quant_alive(alive), alive)
        return self.dequant(q)
