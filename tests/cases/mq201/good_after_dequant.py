"""Silent: behind the dequantizer the product is plain float arithmetic."""
from horizon_plugin_pytorch.quantization import QuantStub
from torch import nn
from torch.quantization import DeQuantStub


class FlowHead(nn.Module):
    def __init__(self):
        super().__init__()
        self.quant = QuantStub()
        self.dequant = DeQuantStub()
        self.flow = nn.Conv2d(64, 2, 3, padding=1)

    def forward(self, feat, occlusion):
        flow = self.dequant(self.flow(self.quant(feat)))
        visible = occlusion == 0
        flow = flow * visible
        return flow + visible
