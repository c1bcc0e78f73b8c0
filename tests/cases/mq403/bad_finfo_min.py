"""The smallest number of the dtype."""
import torch
from torch import nn
from torch.ao.quantization import DeQuantStub, QuantStub


class DecoderLayer(nn.Module):
    def __init__(self, dim):
        super().__init__()
        self.quant = QuantStub()
        self.dequant = DeQuantStub()
        self.logits = nn.Linear(dim, 100)

    def forward(self, hidden, forbidden):
        logits = self.logits(self.quant(hidden))
        lowest = torch.finfo(torch.float32).min
        logits = logits.masked_fill(forbidden > 0, lowest)  #> MQ403
        return self.dequant(logits.softmax(-1))
