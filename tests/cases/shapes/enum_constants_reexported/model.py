from consts import BUSY, FREE, Kind
from torch import nn
from torch.quantization import QuantStub


class Net(nn.Module):
    def __init__(self):
        super().__init__()
        self.quant = QuantStub()

    def forward(self, x):
        q = self.quant(x)
        return (
            q == Kind.FULL,  #> MQ101
            q == Kind.EMPTY,
            q == Kind.HALF_FULL.value,  #> MQ101
            q == FREE,
            q == BUSY,  #> MQ101
            q >= BUSY,  #> MQ102
            x == BUSY,
        )
