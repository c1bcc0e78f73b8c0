"""Silent: without the comment the parameter is unknown."""
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
        feats,
        lanes,
        ids,
    ):
        mine = (ids == 0).unsqueeze(-1)
        lanes = self.lane_quant(lanes)
        return self.dequant(lanes + pick(feats, mine))
