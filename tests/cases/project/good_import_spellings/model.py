"""Silent: the functions under all spellings fill with a bool, which needs no stub."""
import lib.gates
from lib import gates as shut
from lib.gates import by_own_alias as third
from torch import nn
from torch.ao.quantization import DeQuantStub, QuantStub


class ThreeGates(nn.Module):
    def __init__(self):
        super().__init__()
        self.quant = QuantStub()
        self.dequant = DeQuantStub()
        self.fc = nn.Linear(32, 32)

    def forward(self, feats, ages):
        fresh = ages < 5
        feats = self.quant(feats)
        a = self.fc(lib.gates.by_full_name(feats, fresh))
        b = self.fc(shut.by_module_alias(feats, fresh))
        c = self.fc(third(feats, fresh))
        return self.dequant(a), self.dequant(b), self.dequant(c)
