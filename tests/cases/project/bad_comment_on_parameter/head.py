"""A comment says that the caller, which is not in the project, quantizes the parameter."""
from tools import pick
from torch import nn
from torch.quantization import DeQuantStub, QuantStub


class OwnLaneHead(nn.Module):
    def __init__(self):
        super().__init__()
        self.lane_quant = QuantStub()
        self.dequant = DeQuantStub()

    def forward(
        self,
        feats,  # maskqlint: quantized
        lanes,
        ids,
    ):
        mine = (ids == 0).unsqueeze(-1)
        lanes = self.lane_quant(lanes)
        return self.dequant(lanes + pick(feats, mine))
