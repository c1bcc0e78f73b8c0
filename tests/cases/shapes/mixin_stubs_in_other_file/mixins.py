from torch import nn
from torch.quantization import DeQuantStub, QuantStub


class QuantIO:
    def setup_io(self, names):
        self.io = nn.ModuleDict()
        for name in names:
            self.io[name] = QuantStub()
        self.dequant = DeQuantStub()

    def enter(self, name, t):
        return self.io[name](t)

    def leave(self, *outs):
        return tuple(self.dequant(o) for o in outs)
