"""The cast is the cause: nothing is said at the product, in one expression or in two."""
from horizon_plugin_pytorch.quantization import QuantStub
from torch import nn
from torch.quantization import DeQuantStub


class CastOnTheSpot(nn.Module):
    def __init__(self):
        super().__init__()
        self.query_quant = QuantStub()
        self.live_quant = QuantStub()
        self.dequant = DeQuantStub()

    def forward(self, queries, live):
        queries = self.query_quant(queries)
        live = self.live_quant(live)
        first = queries * live.int()  #> MQ301: live.int()
        number = live.long()  #> MQ301: live.long()
        second = queries * number.unsqueeze(-1)
        return self.dequant(first), self.dequant(second)
