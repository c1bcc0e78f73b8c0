from typing import Dict, List

from torch import Tensor, nn
from torch.quantization import DeQuantStub, QuantStub

from .fuse import calibrated, fuse_cameras, weigh


class SurroundNet(nn.Module):
    def __init__(self, dim: int = 16) -> None:
        super().__init__()
        self.quant_img = QuantStub()
        self.quant_vis = QuantStub()
        self.dequant = DeQuantStub()
        self.backbone = nn.Linear(dim, dim)

    def prepare(self, cams: List[Dict[str, Tensor]]):
        return [
            {
                "name": cam["name"],
                "feat": self.backbone(self.quant_img(cam["img"])),
                "vis": self.quant_vis(cam["vis"]),
                "fresh": cam["fresh"],
            }
            for cam in cams
        ]

    def forward(self, cams: List[Dict[str, Tensor]]):
        if len(cams) == 1:
            return self.dequant(self.quant_img(cams[0]["img"]))
        prepared = self.prepare(cams)
        bev = fuse_cameras(prepared)
        parts = weigh(prepared)
        return self.dequant(bev), [self.dequant(p) for p in parts], calibrated(prepared)
