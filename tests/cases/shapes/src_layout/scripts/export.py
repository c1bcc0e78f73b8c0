#!/usr/bin/env python
"""Export script: python scripts/export.py"""
import torch

from common import describe, split_inputs
from trafficnet.model import TrafficNet


class ExportNet(TrafficNet):
    def forward(self, inputs):
        img, agents = split_inputs(inputs)
        agents = self.quant_agents(agents)  #> MQ401
        x = self.stem(self.quant_img(img))
        describe(agents)
        return self.dequant(x), self.dequant(self.encode(agents))


if __name__ == "__main__":
    net = ExportNet()
    net((torch.randn(1, 3, 32, 32), torch.randn(1, 10, 8)))
