"""Both go through a method of one's own: the stub call inside is reported, once."""
from horizon_plugin_pytorch.quantization import QuantStub
from torch import nn
from torch.quantization import DeQuantStub


class PlannerInput(nn.Module):
    def __init__(self):
        super().__init__()
        self.quant = QuantStub()
        self.dequant = DeQuantStub()

    def _enter(self, tensor):
        return self.quant(tensor)  #> MQ402: self.quant(tensor)

    def forward(self, route, speed_limit):
        route = self._enter(route)
        limited = self._enter((speed_limit > 0).float())
        return self.dequant(route * limited)
