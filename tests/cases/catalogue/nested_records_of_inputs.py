"""A nested dict of inputs, taken apart with get, items and unpacking."""
import torch
from torch import nn
from torch.quantization import DeQuantStub, QuantStub


class Nested(nn.Module):
    def __init__(self):
        super().__init__()
        self.agent_quant = QuantStub()
        self.lane_quant = QuantStub()
        self.dequant = DeQuantStub()
        self.fc = nn.Linear(4, 4)

    def pack(self, batch):
        return {
            "agent": {"feat": self.agent_quant(batch["agent"]), "live": batch["speed"] > 0},
            "lane": (self.lane_quant(batch["lane"]), batch["speed"]),
        }

    def forward(self, batch):
        data = self.pack(batch)
        agent = data["agent"]
        feat, live = agent["feat"], agent["live"]
        lane, speed = data["lane"]
        wrong = self.fc(feat) * live  #> MQ201
        fine = speed * live
        right = torch.where(live, self.fc(lane), lane)
        one = data["lane"][0] == 1  #> MQ101
        raw = data["lane"][1] == 1
        return self.dequant(right), wrong, fine, one, raw
