"""A submodule fills the caller's nested dict; the caller reads it."""
from prepare import Prepare
from torch import nn
from torch.ao.quantization import DeQuantStub, QuantStub


class LaneGaps(nn.Module):
    def __init__(self):
        super().__init__()
        self.prepare = Prepare()
        self.image_quant = QuantStub()
        self.dequant = DeQuantStub()

    def forward(self, raw):
        prepared = {"lanes": {}}
        self.prepare(raw, prepared)
        lanes = prepared["lanes"]
        closed = lanes["gaps"] == 1  #> MQ101: lanes["gaps"] == 1
        return self.dequant(lanes["feat"].masked_fill(closed, 0.0))
