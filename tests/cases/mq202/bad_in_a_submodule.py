"""The float mask meets the quantized tensor inside another class."""
from horizon_plugin_pytorch.quantization import QuantStub
from torch import nn
from torch.quantization import DeQuantStub


class MaskedNorm(nn.Module):
    def __init__(self, dim):
        super().__init__()
        self.norm = nn.LayerNorm(dim)

    def forward(self, x, mask=None):
        x = self.norm(x)
        if mask is not None:
            x = x * mask.unsqueeze(-1)  #> MQ202
        return x


class SceneEncoder(nn.Module):
    def __init__(self, dim=256):
        super().__init__()
        self.quant = QuantStub()
        self.dequant = DeQuantStub()
        self.norm = MaskedNorm(dim)

    def forward(self, tokens, padding):
        present = (~padding).float()
        return self.dequant(self.norm(self.quant(tokens), mask=present))
