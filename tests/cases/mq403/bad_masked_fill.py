"""-1e9 in a masked_fill of a quantized tensor."""
from horizon_plugin_pytorch.quantization import QuantStub
from torch import nn
from torch.quantization import DeQuantStub


class AgentAttention(nn.Module):
    def __init__(self, dim=128):
        super().__init__()
        self.quant = QuantStub()
        self.dequant = DeQuantStub()
        self.scores = nn.Linear(dim, 64)
        self.softmax = nn.Softmax(dim=-1)

    def forward(self, agents, lengths):
        scores = self.scores(self.quant(agents))
        scores = scores.masked_fill(lengths[:, None] == 0, -1e9)  #> MQ403
        return self.dequant(self.softmax(scores))
