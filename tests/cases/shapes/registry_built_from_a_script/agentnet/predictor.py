import torch
from horizon_plugin_pytorch.quantization import QuantStub
from torch import nn
from torch.quantization import DeQuantStub

from .builder import PREDICTORS, build_encoder, build_head


@PREDICTORS.register_module()
class AgentPredictor(nn.Module):
    """Agents and map lines in, trajectories out."""

    def __init__(self, agent_encoder, map_encoder, head, ego_head=None, train_cfg=None, test_cfg=None):
        super().__init__()
        self.quant_agent = QuantStub()
        self.quant_map = QuantStub()
        self.dequant = DeQuantStub()
        self.agent_encoder = build_encoder(agent_encoder)
        self.map_encoder = build_encoder(map_encoder)
        self.head = build_head(head)
        self.ego_head = build_head(ego_head) if ego_head is not None else None
        self.fuse = nn.Linear(128, 64)
        self.train_cfg = train_cfg
        self.test_cfg = test_cfg

    def extract_feat(self, batch):
        agents = self.quant_agent(batch["agent"]["feature"])  #> MQ401
        agent_feat = self.agent_encoder(agents)

        lines = self.quant_map(batch["map"]["points"])
        padding = batch["map"]["valid"] == 0
        map_feat = self.map_encoder(lines, padding=padding)
        context = torch.mean(map_feat, dim=1, keepdim=True).expand_as(agent_feat)
        return self.fuse(torch.cat([agent_feat, context], dim=-1))

    def forward_test(self, batch):
        x = self.extract_feat(batch)
        command = batch["ego"]["command"]
        out = self.head(x, command)
        if self.ego_head is not None:
            out["ego"] = self.dequant(self.ego_head(x[:, :1], command)["traj"])
        return {"traj": self.dequant(out["traj"]), "score": self.dequant(out["score"])}

    def forward(self, batch):
        return self.forward_test(batch)
