"""The float mask and the quantized tensor meet in another class."""
from torch import nn
from torch.quantization import DeQuantStub, QuantStub


class LaneSelfAttention(nn.Module):
    def __init__(self, dim):
        super().__init__()
        self.scores = nn.Linear(dim, 32)

    def forward(self, lanes, padding):
        scores = self.scores(lanes)
        scores = scores.masked_fill(padding[:, None], -100.0)  #> MQ504
        return scores.softmax(dim=-1)


class LaneNet(nn.Module):
    def __init__(self, dim=64):
        super().__init__()
        self.quant = QuantStub()
        self.dequant = DeQuantStub()
        self.attention = LaneSelfAttention(dim)

    def forward(self, lanes, counts):
        padding = (counts == 0).float()
        return self.dequant(self.attention(self.quant(lanes), padding))
