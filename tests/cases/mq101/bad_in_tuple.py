"""`in` compares with every element of the tuple."""
from horizon_plugin_pytorch.quantization import QuantStub
from torch import nn
from torch.quantization import DeQuantStub


class LightState(nn.Module):
    def __init__(self):
        super().__init__()
        self.state_quant = QuantStub()
        self.dequant = DeQuantStub()

    def forward(self, light):
        light = self.dequant(self.state_quant(light))
        must_stop = light[0, 0] in (1, 2)  #> MQ101
        return light, must_stop
