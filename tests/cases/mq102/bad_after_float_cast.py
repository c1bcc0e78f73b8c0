"""`.float()` and a view keep the rounded values."""
from torch import nn
from torch.quantization import QuantStub


class RadarGate(nn.Module):
    def __init__(self):
        super().__init__()
        self.radar_quant = QuantStub()

    def forward(self, snr):
        snr = self.radar_quant(snr).view(1, -1)
        strong = snr.float() > 1  #> MQ102: snr.float() > 1
        return strong
