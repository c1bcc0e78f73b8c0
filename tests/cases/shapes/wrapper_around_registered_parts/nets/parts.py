"""Track parts. Nothing in here knows of quantization."""
import torch
import torch.nn as nn
import torch.nn.functional as F

from .registry import register_part

NEG = -1e9


@register_part("embed")
class TrackEmbed(nn.Module):
    """Embeds the history of each track."""

    def __init__(self, in_dim=7, dim=64):
        super().__init__()
        self.fc1 = nn.Linear(in_dim, dim)
        self.fc2 = nn.Linear(dim, dim)

    def forward(self, tracks, mask=None):
        x = F.relu(self.fc1(tracks))
        x = self.fc2(x)
        if mask is not None:
            x = x * mask[..., None]
        return x


@register_part("pool")
class MaskedPool(nn.Module):
    """Mean over time."""

    def __init__(self, dim=64):
        super().__init__()
        self.fc = nn.Linear(dim, dim)

    def forward(self, x, mask=None):
        total = (x * mask[..., None]).sum(dim=2)
        return self.fc(total)


@register_part("attention")
class TrackAttention(nn.Module):
    """Tracks attend to tracks, the dead ones are filled away."""

    def __init__(self, dim=64, fill=NEG):
        super().__init__()
        self.fill = fill
        self.qkv = nn.Linear(dim, 3 * dim)
        self.dim = dim

    def forward(self, x, alive=None):
        q, k, v = torch.split(self.qkv(x), self.dim, dim=-1)
        scores = torch.matmul(q, k.transpose(1, 2)) / 8.0
        if alive is not None:
            dead = torch.logical_not(alive > 0.5)
            scores = scores.masked_fill(dead[:, None, :], self.fill)  #> MQ403
        return torch.matmul(scores.softmax(-1), v)


@register_part("soft_attention")
class SoftTrackAttention(TrackAttention):
    """The same with a fill that a grid can hold."""

    def __init__(self, **kwargs):
        kwargs["fill"] = -50.0
        super().__init__(**kwargs)

    def forward(self, x, alive=None):
        q, k, v = torch.split(self.qkv(x), self.dim, dim=-1)
        scores = torch.matmul(q, k.transpose(1, 2)) / 8.0
        if alive is not None:
            scores = scores.masked_fill(torch.logical_not(alive > 0.5)[:, None, :], self.fill)
        return torch.matmul(scores.softmax(-1), v)


@register_part("status")
class StatusHead(nn.Module):
    """Which tracks go on: a score and the flag of the last step."""

    def __init__(self, dim=64):
        super().__init__()
        self.score = nn.Linear(dim, 1)

    def forward(self, x, alive=None):
        confirmed = alive == 1.0  #> MQ101: alive == 1.0
        return {"score": self.score(x).squeeze(-1), "confirmed": confirmed}


@register_part("plain_status")
class PlainStatusHead(StatusHead):
    def forward(self, x, alive=None):
        return {"score": self.score(x).squeeze(-1), "confirmed": torch.logical_not(alive == 0.0)}
