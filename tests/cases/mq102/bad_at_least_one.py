"""A flag is taken for set when it is at least 1."""
from horizon_plugin_pytorch.quantization import QuantStub
from torch import nn
from torch.quantization import DeQuantStub


class BrakeLightHead(nn.Module):
    def __init__(self, dim=128):
        super().__init__()
        self.feat_quant = QuantStub()
        self.flag_quant = QuantStub()
        self.dequant = DeQuantStub()
        self.proj = nn.Linear(dim, 4)

    def forward(self, feat, flag):
        logits = self.proj(self.feat_quant(feat))
        flag = self.flag_quant(flag)
        braking = flag >= 1  #> MQ102: flag >= 1
        return self.dequant(logits), braking
