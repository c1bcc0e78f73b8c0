"""masked_fill of a quantized tensor with a float condition."""
from horizon_plugin_pytorch.quantization import QuantStub
from torch import nn
from torch.quantization import DeQuantStub


class TokenEraser(nn.Module):
    def __init__(self):
        super().__init__()
        self.quant = QuantStub()
        self.dequant = DeQuantStub()
        self.embed = nn.Linear(8, 64)

    def forward(self, tokens, dropped):
        tokens = self.embed(self.quant(tokens))
        tokens = tokens.masked_fill(dropped.float().unsqueeze(-1), 0.0)  #> MQ504
        return self.dequant(tokens)
