from torch import nn
from torch.quantization import DeQuantStub, QuantStub

from fusion.ops import fuse, gate, gate_zero, merge


class FusionNet(nn.Module):
    def __init__(self):
        super().__init__()
        self.quant_radar = QuantStub()
        self.quant_lidar = QuantStub()
        self.quant_cam = QuantStub()
        self.quant_state = QuantStub()
        self.dequant = DeQuantStub()

    def forward(self, radar, lidar, cam, state, slots):
        feats = [self.quant_radar(radar), self.quant_lidar(lidar), self.quant_cam(cam)]
        s = self.quant_state(state)
        moving = gate(s)
        parked = gate_zero(s)
        x = fuse(*feats, mask=slots.long())
        y = fuse(feats[0], feats[1], scale=0.5)
        z = merge((x, y), (state, moving), how="add", debug=True)
        return self.dequant(z.masked_fill(parked, 0.0))
