"""The quantized value is compared in another class."""
from horizon_plugin_pytorch.quantization import QuantStub
from torch import nn
from torch.quantization import DeQuantStub


class TrafficRule(nn.Module):
    def __init__(self, dim):
        super().__init__()
        self.norm = nn.LayerNorm(dim)

    def forward(self, tokens, priority):
        yields = priority.le(-1)  #> MQ102
        tokens = self.norm(tokens)
        return tokens.masked_fill(yields, 0.0)


class IntersectionNet(nn.Module):
    def __init__(self, dim=64):
        super().__init__()
        self.token_quant = QuantStub()
        self.priority_quant = QuantStub()
        self.dequant = DeQuantStub()
        self.rule = TrafficRule(dim)

    def forward(self, tokens, priority):
        tokens = self.token_quant(tokens)
        tokens = self.rule(tokens, priority=self.priority_quant(priority))
        return self.dequant(tokens)
