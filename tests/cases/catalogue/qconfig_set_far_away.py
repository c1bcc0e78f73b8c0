"""The scale of the mask's stub is written in set_qconfig, as the vendor's library does."""
import torch
from horizon_plugin_pytorch.quantization import QuantStub
from project.quantization import fixed_scale_qconfig
from torch import nn
from torch.quantization import DeQuantStub


class StreamFusion(nn.Module):
    def __init__(self, channels=256):
        super().__init__()
        self.channels = channels
        self._init_layers()

    def _init_layers(self):
        self.feat_quant = QuantStub()
        self.flag_quant = QuantStub()
        self.speed_quant = QuantStub()
        self.dequant = DeQuantStub()
        self.fuse = nn.Conv2d(self.channels, self.channels, 1)

    def forward(self, feat, flag, speed):
        feat = self.feat_quant(feat)
        flag = self.flag_quant(flag)
        speed = self.speed_quant(speed)
        restart = flag == 1
        parked = speed == 1  #> MQ101
        feat = self.fuse(feat)
        feat = feat.masked_fill(restart, 0.0)
        return self.dequant(feat), parked

    def set_qconfig(self):
        self.flag_quant.qconfig = fixed_scale_qconfig(bits=16)
