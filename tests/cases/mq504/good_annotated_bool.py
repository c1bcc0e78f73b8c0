"""Silent: the annotation says bool."""
from typing import Optional

import torch
from torch import BoolTensor, Tensor, nn
from torch.ao.quantization import DeQuantStub, QuantStub


class OptionalPadding(nn.Module):
    def __init__(self):
        super().__init__()
        self.quant = QuantStub()
        self.dequant = DeQuantStub()
        self.fc = nn.Linear(16, 16)

    def forward(self, tokens: Tensor, padding: Optional[BoolTensor] = None):
        tokens = self.fc(self.quant(tokens))
        if padding is not None:
            tokens = torch.masked_fill(tokens, padding, 0.0)
        return self.dequant(tokens)
