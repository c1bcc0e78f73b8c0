"""Silent: int() of sizes and settings."""
from horizon_plugin_pytorch.quantization import QuantStub
from torch import nn
from torch.quantization import DeQuantStub


class RatioPool(nn.Module):
    def __init__(self, ratio=0.25):
        super().__init__()
        self.ratio = ratio
        self.quant = QuantStub()
        self.dequant = DeQuantStub()

    def forward(self, tokens):
        tokens = self.quant(tokens)
        kept = int(tokens.shape[1] * self.ratio)
        tokens = tokens[:, :kept]
        return self.dequant(tokens.mean(dim=int(1.0)))
