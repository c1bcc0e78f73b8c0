"""Device first, dtype second."""
import torch
from torch import nn
from torch.quantization import DeQuantStub, QuantStub


class NavCommand(nn.Module):
    def __init__(self):
        super().__init__()
        self.command_quant = QuantStub()
        self.dequant = DeQuantStub()

    def forward(self, command):
        command = self.dequant(self.command_quant(command))
        on_host = command.to("cpu", torch.long)  #> MQ301
        return on_host
