"""Silent: `mask.float()` of a parameter may be anything; a name alone says nothing."""
from horizon_plugin_pytorch.quantization import QuantStub
from torch import nn
from torch.quantization import DeQuantStub


class MaskedTokens(nn.Module):
    def __init__(self):
        super().__init__()
        self.quant = QuantStub()
        self.dequant = DeQuantStub()
        self.embed = nn.Linear(10, 64)

    def forward(self, tokens, mask):
        tokens = self.embed(self.quant(tokens))
        return self.dequant(tokens * mask.float().unsqueeze(-1))
