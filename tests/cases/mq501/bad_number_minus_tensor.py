"""A number minus a quantized tensor: of arithmetic with numbers only this is missing."""
from horizon_plugin_pytorch.quantization import QuantStub
from torch import nn
from torch.quantization import DeQuantStub


class GruCellOnChip(nn.Module):
    def __init__(self, dim):
        super().__init__()
        self.state_quant = QuantStub()
        self.input_quant = QuantStub()
        self.dequant = DeQuantStub()
        self.gate = nn.Sequential(nn.Linear(dim, dim), nn.Sigmoid())

    def forward(self, state, new):
        state = self.state_quant(state)
        new = self.input_quant(new)
        update = self.gate(new)
        state = (1 - update) * state + update * new  #> MQ501: 1 - update
        return self.dequant(state)
