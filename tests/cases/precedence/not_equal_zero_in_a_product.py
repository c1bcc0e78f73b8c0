"""Two causes in two expressions: the comparison is not implemented, and its bool meets a product."""
from torch import nn
from torch.ao.quantization import DeQuantStub, QuantStub


class GatedRadar(nn.Module):
    def __init__(self):
        super().__init__()
        self.radar_quant = QuantStub()
        self.gate_quant = QuantStub()
        self.dequant = DeQuantStub()

    def forward(self, radar, gate):
        radar = self.radar_quant(radar)
        gate = self.gate_quant(gate)
        radar = radar * (gate != 0)  #> MQ501: gate != 0 | MQ201: radar * (gate != 0)
        return self.dequant(radar)
