"""An augmented assignment to a column writes the tensor, too."""
from torch import nn
from torch.quantization import DeQuantStub, QuantStub


class RoiOffset(nn.Module):
    def __init__(self):
        super().__init__()
        self.roi_quant = QuantStub()
        self.dequant = DeQuantStub()

    def forward(self, rois):
        rois = self.roi_quant(rois)
        rois[..., 0] += 0.5  #> MQ505
        return self.dequant(rois)
