"""Silent: two instances of one class have two stubs."""
from horizon_plugin_pytorch.quantization import QuantStub
from torch import nn
from torch.quantization import DeQuantStub


class Entry(nn.Module):
    def __init__(self, dim):
        super().__init__()
        self.quant = QuantStub()
        self.fc = nn.Linear(dim, dim)

    def forward(self, x):
        return self.fc(self.quant(x))


class TwoEntries(nn.Module):
    def __init__(self):
        super().__init__()
        self.data_entry = Entry(64)
        self.flag_entry = Entry(1)
        self.out_quant = QuantStub()
        self.dequant = DeQuantStub()

    def forward(self, tokens, lengths):
        flags = (lengths > 0).float()
        tokens = self.data_entry(tokens)
        flags = self.flag_entry(flags)
        return self.dequant(tokens * flags)
