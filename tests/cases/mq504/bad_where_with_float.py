"""torch.where with a 0/1 float."""
import torch
from torch import nn
from torch.quantization import DeQuantStub, QuantStub


class SourceSwitch(nn.Module):
    def __init__(self):
        super().__init__()
        self.day_quant = QuantStub()
        self.night_quant = QuantStub()
        self.dequant = DeQuantStub()

    def forward(self, day, night, brightness):
        dark = (brightness < 0.2).float()
        day = self.day_quant(day)
        night = self.night_quant(night)
        return self.dequant(torch.where(dark, night, day))  #> MQ504: torch.where(dark, night, day)
