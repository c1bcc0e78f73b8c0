"""Silent: the bool needs no stub; masked_fill takes it as it is."""
import torch
from torch import nn
from torch.quantization import DeQuantStub, QuantStub


class BoolStaysBool(nn.Module):
    def __init__(self):
        super().__init__()
        self.token_quant = QuantStub()
        self.dequant = DeQuantStub()
        self.fc = nn.Linear(12, 64)

    def forward(self, tokens, lengths):
        steps = torch.arange(20)
        too_late = steps[None] >= lengths[:, None]
        tokens = self.fc(self.token_quant(tokens))
        tokens = tokens.masked_fill(too_late[..., None], 0.0)
        return self.dequant(tokens)
