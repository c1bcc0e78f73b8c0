"""Silent: several stubs, each on a raw input."""
from horizon_plugin_pytorch.quantization import QuantStub
from torch import nn
from torch.quantization import DeQuantStub


class ManyInputs(nn.Module):
    def __init__(self, cameras=6):
        super().__init__()
        self.quants = nn.ModuleList(QuantStub() for _ in range(cameras))
        self.pose_quant = QuantStub()
        self.dequant = DeQuantStub()
        self.conv = nn.Conv2d(3, 8, 3)

    def forward(self, images, pose):
        feats = [self.conv(self.quants[i](image)) for i, image in enumerate(images)]
        pose = self.pose_quant(pose)
        return [self.dequant(feat) for feat in feats], self.dequant(pose)
