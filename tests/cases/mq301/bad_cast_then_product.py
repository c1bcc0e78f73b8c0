"""One cause: the cast is wrong; the product with its result is no second finding."""
from horizon_plugin_pytorch.quantization import QuantStub
from torch import nn
from torch.quantization import DeQuantStub


class ObjectQueries(nn.Module):
    def __init__(self):
        super().__init__()
        self.query_quant = QuantStub()
        self.live_quant = QuantStub()
        self.dequant = DeQuantStub()

    def forward(self, queries, live):
        live = self.live_quant(live)
        queries = self.query_quant(queries)
        queries = queries * live.int()  #> MQ301: live.int()
        return self.dequant(queries)
