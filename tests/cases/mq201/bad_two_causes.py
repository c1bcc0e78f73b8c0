"""A comparison that is wrong and a product with its result: two findings in one expression."""
from horizon_plugin_pytorch.quantization import QuantStub
from torch import nn
from torch.quantization import DeQuantStub


class RouteScorer(nn.Module):
    def __init__(self):
        super().__init__()
        self.quant = QuantStub()
        self.route_quant = QuantStub()
        self.dequant = DeQuantStub()

    def forward(self, lanes, on_route):
        lanes = self.quant(lanes)
        route = self.route_quant(on_route)
        scored = lanes * (route == 1)  #> MQ101: route == 1 | MQ201: lanes * (route == 1)
        return self.dequant(scored)
