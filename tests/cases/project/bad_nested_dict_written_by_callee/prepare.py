from torch import nn
from torch.quantization import QuantStub


class Prepare(nn.Module):
    def __init__(self):
        super().__init__()
        self.lane_quant = QuantStub()
        self.gap_quant = QuantStub()

    def forward(self, raw, prepared):
        prepared["lanes"]["feat"] = self.lane_quant(raw["lanes"])
        prepared["lanes"].update(gaps=self.gap_quant(raw["gaps"]))
