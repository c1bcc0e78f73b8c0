"""The comparison stands in a function of the module that gets the quantized flags."""
from torch import nn
from torch.ao.quantization import DeQuantStub, QuantStub


def pick_ego(flags, ego_id=1):
    flags = flags.squeeze(-1)
    return flags == ego_id  #> MQ101


class EgoQuery(nn.Module):
    def __init__(self):
        super().__init__()
        self.flag_quant = QuantStub()
        self.feat_quant = QuantStub()
        self.dequant = DeQuantStub()
        self.mlp = nn.Linear(32, 32)

    def forward(self, feats, flags):
        ego = pick_ego(self.flag_quant(flags))
        feats = self.mlp(self.feat_quant(feats))
        return self.dequant(feats), ego
