from deco import with_kind
from ops import fill, gate
from torch import nn
from torch.quantization import QuantStub


class Net(nn.Module):
    def __init__(self):
        super().__init__()
        self.quant = QuantStub()

    @with_kind("run")
    def forward(self, x, dist):
        q = self.quant(x)
        near = dist <= 2.0
        return gate((q, near)), fill((q, near)), gate((x, near)), q == 1  #> MQ101
