"""Silent: the key of the ModuleDict is a variable."""
from horizon_plugin_pytorch.quantization import QuantStub
from torch import nn
from torch.quantization import DeQuantStub


class PerModalityStubs(nn.Module):
    def __init__(self, names):
        super().__init__()
        self.names = names
        self.stubs = nn.ModuleDict({name: QuantStub() for name in names})
        self.dequant = DeQuantStub()

    def quantize(self, name, x):
        return self.stubs[name](x)

    def forward(self, batch, modality, mask_name):
        feats = self.stubs[modality](batch[modality])
        valid_mask = self.stubs[mask_name](batch["valid_mask"])
        return self.dequant(feats), self.dequant(valid_mask)
