from mmcv.cnn import build_from_cfg
from mmdet.models import HEADS, NECKS
from torch import nn
from torch.quantization import DeQuantStub, QuantStub

from .post import postprocess


class Detector(nn.Module):
    def __init__(self, neck, head):
        super().__init__()
        self.quant = QuantStub()
        self.dequant = DeQuantStub()
        self.neck = build_from_cfg(neck, NECKS)
        self.head = build_from_cfg(head, HEADS)

    def extract(self, img):
        return self.neck(self.quant(img))

    def forward(self, img, metas):
        feats = self.extract(img)
        scores, flags = self.head(feats, metas)
        return postprocess(scores, flags, metas)
