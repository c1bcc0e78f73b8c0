"""Inverted and combined bools are bools."""
import torch
from horizon_plugin_pytorch.quantization import QuantStub
from torch import nn
from torch.quantization import DeQuantStub


class AttentionBlock(nn.Module):
    def __init__(self):
        super().__init__()
        self.hidden_quant = QuantStub()
        self.shown_quant = QuantStub()
        self.dequant = DeQuantStub()

    def forward(self, batch):
        hidden = torch.logical_or(batch["pad"], batch["future"])
        shown = self.shown_quant(~hidden)  #> MQ503
        hidden = self.hidden_quant(hidden)  #> MQ503
        return self.dequant(hidden), self.dequant(shown)
