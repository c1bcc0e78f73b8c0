"""The comparison is one finding, however often its result is used; each product is one of its own."""
from horizon_plugin_pytorch.quantization import QuantStub
from torch import nn
from torch.quantization import DeQuantStub


class SharedCondition(nn.Module):
    def __init__(self):
        super().__init__()
        self.feat_quant = QuantStub()
        self.pose_quant = QuantStub()
        self.live_quant = QuantStub()
        self.dequant = DeQuantStub()

    def forward(self, feat, pose, live):
        feat, pose = self.feat_quant(feat), self.pose_quant(pose)
        alive = self.live_quant(live) == 1  #> MQ101
        feat = feat * alive  #> MQ201
        pose = pose * alive  #> MQ201
        return self.dequant(feat), self.dequant(pose)
