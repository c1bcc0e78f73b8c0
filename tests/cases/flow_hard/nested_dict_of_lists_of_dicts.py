import torch
from torch import nn
from torch.quantization import DeQuantStub, QuantStub


class Cameras(nn.Module):
    def __init__(self):
        super().__init__()
        self.quant_img = QuantStub()
        self.quant_depth = QuantStub()

    def pack(self, img, depth, calib):
        return {
            "cams": [
                {"img": self.quant_img(img), "meta": {"calib": calib}},
                {"img": img, "meta": {"calib": self.quant_depth(depth)}},
            ]
        }

    def forward(self, img, depth, calib):
        tree = self.pack(img, depth, calib)
        a = tree["cams"][0]["img"] == 1  #> MQ101
        b = tree["cams"][1]["img"] == 1
        c = tree["cams"][0]["meta"]["calib"] == 1
        d = tree["cams"][-1]["meta"]["calib"] == 1  #> MQ101
        return a, b, c, d
