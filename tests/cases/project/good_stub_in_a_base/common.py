from horizon_plugin_pytorch.quantization import QuantStub
from torch import nn
from torch.quantization import DeQuantStub


class Root(nn.Module):
    def prepare_stubs(self):
        self.speed_quant = QuantStub()
        self.brake_quant = QuantStub(scale=1.0)
        self.dequant = DeQuantStub()


class Middle(Root):
    def __init__(self):
        super().__init__()
        self.prepare_stubs()
