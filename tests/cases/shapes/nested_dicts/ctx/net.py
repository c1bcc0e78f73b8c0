from torch import nn
from torch.quantization import DeQuantStub, QuantStub

from .encode import decode, encode_agents, encode_map


class ContextNet(nn.Module):
    def __init__(self):
        super(ContextNet, self).__init__()
        self.quant_agents = QuantStub()
        self.quant_map = QuantStub()
        self.quant_flag = QuantStub()
        self.dequant = DeQuantStub()

    def _load(self, ctx, batch):
        ctx["agents"]["feat"] = self.quant_agents(batch["agents"])
        ctx["agents"]["flag"] = self.quant_flag(batch["agents_flag"])
        ctx["map"]["feat"] = self.quant_map(batch["map"])
        ctx["map"]["flag"] = batch["map_flag"]

    def forward(self, batch):
        ctx = {"agents": {}, "map": {}}
        self._load(ctx, batch)
        encode_agents(ctx["agents"])
        encode_map(ctx["map"])
        out = decode(ctx)
        return self.dequant(out["agents"]["out"]), self.dequant(out["map"]["out"])
