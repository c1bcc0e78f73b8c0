"""A recurrent state begins with zeros and is set to zero where a track is new: it is data."""
import torch
from horizon_plugin_pytorch.quantization import QuantStub
from torch import nn
from torch.quantization import DeQuantStub


class StreamMemory(nn.Module):
    def __init__(self, dim=64):
        super().__init__()
        self.memory_quant = QuantStub()
        self.state_quant = QuantStub()
        self.dequant = DeQuantStub()
        self.fc = nn.Linear(dim, dim)
        self.memory = None

    def forward(self, x, prev_exists):
        if self.memory is None:
            self.memory = x.new_zeros(x.size(0), 4, 64)
        self.memory[prev_exists == 0] = 0
        y = self.fc(self.memory_quant(self.memory))
        self.memory = self.dequant(y)
        return self.memory

    def roll_out(self, xs, prev_exists):
        state = torch.zeros(1, 64)
        for x in xs:
            state = state.masked_fill(prev_exists == 0, 0.0)
            state = self.dequant(self.fc(self.state_quant(state)))
        return state


class Picked(nn.Module):
    def __init__(self):
        super().__init__()
        self.quant = QuantStub()
        self.mask_quant = QuantStub()

    def forward(self, x, gone):
        fresh = torch.cat([torch.zeros(1, 64), torch.zeros(2, 64)])
        state = torch.where(gone > 0, fresh, torch.zeros(3, 64))
        ones = torch.where(gone > 0, torch.ones(3, 64), torch.zeros(3, 64))
        return self.quant(x), self.quant(state), self.quant(ones)  #> MQ402


class SharedStub(nn.Module):
    def __init__(self):
        super().__init__()
        self.quant = QuantStub()

    def forward(self, x, gone):
        ones = torch.ones(1, 64).masked_fill(gone == 1, 0.0)
        return self.quant(x), self.quant(ones)  #> MQ402
