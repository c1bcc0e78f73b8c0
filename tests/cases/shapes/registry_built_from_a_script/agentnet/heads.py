"""Multi-modal trajectory heads."""
import torch
import torch.nn.functional as F
from horizon_plugin_pytorch.quantization import QuantStub
from torch import nn

from .builder import HEADS


class _ModeHead(nn.Module):
    def __init__(self, embed_dims=64, num_modes=6, horizon=30):
        super().__init__()
        self.num_modes = num_modes
        self.horizon = horizon
        self.mode_embed = nn.Linear(embed_dims, num_modes * embed_dims)
        self.reg = nn.Linear(embed_dims, horizon * 2)
        self.cls = nn.Linear(embed_dims, 1)

    def expand(self, x):
        b, n = x.shape[:2]
        return self.mode_embed(x).view(b, n, self.num_modes, -1)

    def output(self, modes):
        b, n, k = modes.shape[:3]
        traj = self.reg(modes).view(b, n, k, self.horizon, 2)
        return dict(traj=traj, score=self.cls(modes).squeeze(-1))


@HEADS.register_module()
class CommandModeHead(_ModeHead):
    """Keeps the modes of the navigation command."""

    def forward(self, x, command):
        modes = self.expand(x)
        picked = F.one_hot(command, self.num_modes).float()
        modes = modes * picked[:, None, :, None]  #> MQ202: modes * picked[:, None, :, None]
        return self.output(modes)


@HEADS.register_module(name="GatedHead")
class GatedModeHead(_ModeHead):
    """The same with the command on the chip's side."""

    def __init__(self, embed_dims=64, num_modes=6, horizon=30):
        super().__init__(embed_dims, num_modes, horizon)
        self.quant_command = QuantStub(scale=1.0)

    def forward(self, x, command):
        modes = self.expand(x)
        picked = self.quant_command(F.one_hot(command, self.num_modes).float())
        return self.output(modes * picked[:, None, :, None])
