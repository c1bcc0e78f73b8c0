from data import pack, pack_data
from torch import nn
from torch.quantization import QuantStub


class Packed(nn.Module):
    def __init__(self):
        super().__init__()
        self.quant = QuantStub()
        self.quant_two = QuantStub()

    def forward(self, x, dist):
        a = self.quant(pack(x, dist))  #> MQ401
        b = self.quant_two(pack_data(x, dist))
        return a, b
