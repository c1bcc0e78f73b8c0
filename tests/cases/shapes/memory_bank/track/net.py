from horizon_plugin_pytorch.quantization import QuantStub
from torch import nn
from torch.quantization import DeQuantStub

from track.bank import MemoryBank
from track.head import Summary, TrackHead


class TrackNet(nn.Module):
    def __init__(self, dim=64):
        super().__init__()
        self.quant = QuantStub()
        self.quant_alive = QuantStub()
        self.dequant = DeQuantStub()
        self.bank = MemoryBank(length=4)
        self.head = TrackHead(dim, self.bank)
        self.summary = Summary(self.bank)

    def forward(self, query, alive, times):
        query = self.head(self.quant(query), self.quant_alive(alive), times)
        return self.dequant(query), self.summary()
