"""The planning model."""
import torch
from torch import nn

from .base import ChipModel
from .config import PlanningConfig
from .encoder import make_layers
from .heads import make_head


class PlanningModel(ChipModel):
    """Encodes agents, runs the heads of the configuration."""

    def __init__(self, cfg: PlanningConfig):
        super().__init__(cfg.mode)
        self.embed = nn.Linear(12, cfg.dim)
        self.layers = make_layers(["plain", "gated"], cfg.dim)
        self.heads = nn.ModuleDict()
        for head in cfg.heads:
            self.heads[head.name] = make_head(head.kind, cfg.dim, **head.params)

    def encode(self, inputs):
        x = self.embed(inputs["agent"]["feat"])
        plain, gated = self.layers
        valid = inputs["agent"]["valid"]
        x = plain(x, **{"valid": valid})
        order = torch.argsort(valid, dim=1)
        return gated(x, valid=valid, extra=order)

    def forward_joint(self, hidden, inputs):
        out = {}
        for name, head in self.heads.items():
            out.update({f"{name}/{key}": value for key, value in head(hidden, inputs).items()})
        return out

    def forward_ego(self, hidden, inputs):
        ego = hidden[:, 0]
        nearest = inputs["agent"]["valid"][:, 0] == 1  #> MQ101
        return {"ego": ego, "nearest": nearest}


def build(**overrides):
    cfg = PlanningConfig(**overrides)
    return PlanningModel(cfg)


if __name__ == "__main__":
    net = build(dim=32)
    net.eval()
