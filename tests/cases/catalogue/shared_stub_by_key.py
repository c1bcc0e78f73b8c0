"""The batch's keys tell which is which."""
import torch
from torch import nn
from torch.quantization import DeQuantStub, QuantStub


class KeyedInputs(nn.Module):
    def __init__(self):
        super().__init__()
        self.quants = nn.ModuleDict({"agent": QuantStub(), "lane": QuantStub(), "lane_flag": QuantStub()})
        self.dequant = DeQuantStub()
        self.fc = nn.Linear(8, 8)

    def forward(self, batch):
        agent = self.quants["agent"](batch["agent_xy"])
        agent_ok = self.quants["agent"](batch["agent_valid"])  #> MQ402
        lane = self.quants["lane"](batch["lane_xy"])
        lane_ok = self.quants["lane_flag"](batch["lane_valid"])
        out = self.fc(agent) * agent_ok + self.fc(lane) * lane_ok
        return self.dequant(out)
