"""The stub and the mask are in one class, the product in another."""
from horizon_plugin_pytorch.quantization import QuantStub
from torch import nn
from torch.quantization import DeQuantStub


class MaskedBlock(nn.Module):
    def __init__(self, dim):
        super().__init__()
        self.norm = nn.LayerNorm(dim)
        self.fc = nn.Linear(dim, dim)

    def forward(self, tokens, keep):
        tokens = self.fc(self.norm(tokens))
        return tokens * keep.unsqueeze(-1)  #> MQ201


class TokenEncoder(nn.Module):
    def __init__(self, dim=96):
        super().__init__()
        self.quant = QuantStub()
        self.dequant = DeQuantStub()
        self.block = MaskedBlock(dim)

    def forward(self, tokens, lengths):
        tokens = self.block(self.quant(tokens), keep=lengths > 0)
        return self.dequant(tokens)
