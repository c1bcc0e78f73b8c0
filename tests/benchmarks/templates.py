"""The pieces of which the generated corpus is made."""

from __future__ import annotations

HEAD = '''\
"""{title} of the {package} family: {words}.

Inputs are of shape (batch, length, channels); masks are 1 where a slot is in use.
"""

from __future__ import annotations

import math
from collections.abc import Sequence

import torch
import torch.nn.functional as F
from horizon_plugin_pytorch.nn.quantized import FloatFunctional
from horizon_plugin_pytorch.quantization import QuantStub
from torch import Tensor, nn
from torch.quantization import DeQuantStub

from library.common.masks import length_mask, masked_mean, masked_scores
from library.common.layers import FeedForward, Projection, make_layers
{imports}
'''

CLASS = '''\
class {name}(nn.Module):
    """{words}.

    Args:
        channels: of the features that come in.
        hidden: of the layers in between.
        depth: how many layers there are.
    """

    def __init__(self, channels: int = {channels}, hidden: int = {hidden}, depth: int = {depth}) -> None:
        super().__init__()
        self.channels = channels
        self.hidden = hidden
        self.num_heads = {heads}
        self.quant = QuantStub()
        self.quant_mask = QuantStub(scale=1.0)
        self.dequant = DeQuantStub()
        self.project = Projection(channels, hidden)
        self.layers = nn.ModuleList([FeedForward(hidden, 2 * hidden) for _ in range(depth)])
        self.norms = nn.ModuleList([nn.LayerNorm(hidden) for _ in range(depth)])
        self.to_query = nn.Linear(hidden, hidden)
        self.to_key = nn.Linear(hidden, hidden)
        self.to_value = nn.Linear(hidden, hidden)
        self.out = nn.Sequential(nn.Linear(hidden, hidden), nn.ReLU(), nn.Linear(hidden, channels))
        self.add = FloatFunctional()
        self.mul = FloatFunctional()
{fields}
        self.init_weights()

    def init_weights(self) -> None:
        """Small values, and zeros for what is added."""
        for parameter in self.parameters():
            if parameter.dim() > 1:
                nn.init.xavier_uniform_(parameter)
        nn.init.zeros_(self.out[-1].bias)

    def forward(self, feats: Tensor, lengths: Tensor, mask: Tensor) -> dict[str, Tensor]:
        """Scores and features of each slot."""
        x = self.quant(feats)
        keep = self.quant_mask(mask.to(torch.float))
        x = self.project(x)
{steps}
        out = self.out(x)
        return {{"feats": self.dequant(out), "scores": self.dequant(scores), "valid": lengths > 0}}
'''

ATTEND = '''\
    def attend(self, x: Tensor, keep: Tensor) -> Tensor:
        """Dot-product attention over the slots that are kept."""
        batch, length, _ = x.shape
        size = self.hidden // self.num_heads
        query = self.to_query(x).reshape(batch, length, self.num_heads, size).transpose(1, 2)
        key = self.to_key(x).reshape(batch, length, self.num_heads, size).transpose(1, 2)
        value = self.to_value(x).reshape(batch, length, self.num_heads, size).transpose(1, 2)
        logits = torch.matmul(query, key.transpose(-2, -1)) * (1 / math.sqrt(size))
        logits = masked_scores(logits, keep)
        weights = F.softmax(logits, dim=-1)
        mixed = torch.matmul(weights, value).transpose(1, 2).reshape(batch, length, -1)
        return self.add.add(x, mixed)
'''

GATE = '''\
    def gate(self, x: Tensor, keep: Tensor) -> Tensor:
        """Only what is in use goes on."""
        gates = torch.sigmoid(self.to_value(x))
        x = self.mul.mul(x, gates)
        for index, layer in enumerate(self.layers):
            residual = x
            x = layer(self.norms[index](x))
            if self.training and index % 2:
                x = F.dropout(x, 0.1)
            x = self.add.add(x, residual)
        return self.mul.mul(x, keep.unsqueeze(-1))
'''

SCORE = '''\
    def score(self, x: Tensor, keep: Tensor) -> Tensor:
        """A score for each slot, zero for those that are not in use."""
        pooled = masked_mean(x, keep)
        near = torch.cat([x, pooled.unsqueeze(1).expand_as(x)], dim=-1)
        logits = torch.sum(near, dim=-1) * 0.5
        {fault}
        return scores
'''
FAULTS = (
    "scores = logits * (keep == 1)",
    "scores = logits.masked_fill(keep >= 1, 0.0)",
    "scores = logits * keep.to(torch.int16)",
    "scores = torch.where(keep == 1, logits, torch.zeros_like(logits))",
)
CLEAN = (
    "scores = logits * keep",
    "scores = torch.where(keep > 0.5, logits, torch.zeros_like(logits))",
    "scores = logits.masked_fill(keep == 0, 0.0)",
)

LOSS = '''\
    def loss_{word}(self, pred: Tensor, target: Tensor, weight: Tensor | None = None) -> Tensor:
        """How far the {word} is from what was labelled.

        Args:
            pred: (batch, length, {number}), as it comes from the layers.
            target: of the same shape.
            weight: 0 for what does not count.
        """
        # A slot without a label would draw all others towards zero.
        valid = target.abs().sum(dim=-1) > 1e-{digit}
        diff = (pred - target)[valid]
        beta = 1.0 / {number}.0
        cost = torch.where(diff.abs() < beta, 0.5 * diff**2 / beta, diff.abs() - 0.5 * beta)
        if weight is not None:
            cost = cost * weight[valid].unsqueeze(-1)
        total = cost.sum() / max(1, int(valid.sum()))
        if not math.isfinite(float(total.detach())):
            raise ValueError(f"the loss of {word} is {{float(total.detach())}}")
        return total
'''

TARGETS = '''\
    @torch.no_grad()
    def {word}_targets(
        self, boxes: Sequence[Tensor], labels: Sequence[Tensor], size: tuple[int, int] = ({number}, {number})
    ) -> dict[str, Tensor]:
        """Labels on the grid of the {word}s, one for each box that fits."""
        height, width = size
        heat = torch.zeros(len(boxes), height, width)
        offsets = torch.zeros(len(boxes), height, width, 2)
        for number, (each, label) in enumerate(zip(boxes, labels)):
            if each.numel() == 0:
                continue
            centers = (each[:, :2] + each[:, 2:4]) * 0.5
            rows = (centers[:, 1] * height).long().clamp(0, height - 1)
            columns = (centers[:, 0] * width).long().clamp(0, width - 1)
            for row, column, kind in zip(rows.tolist(), columns.tolist(), label.tolist()):
                if kind < 0:
                    continue
                radius = max(1, int({digit} * math.sqrt(height * width) / 100))
                top, left = max(0, row - radius), max(0, column - radius)
                patch = heat[number, top : row + radius + 1, left : column + radius + 1]
                heat[number, top : row + radius + 1, left : column + radius + 1] = patch.clamp(min=1.0)
                offsets[number, row, column, 0] = centers[0, 1] * height - row
                offsets[number, row, column, 1] = centers[0, 0] * width - column
        return {{"heat": heat, "offsets": offsets, "count": torch.tensor([len(each) for each in boxes])}}
'''

CONFIG = """\

{constant} = {{
    "name": "{name}",
    "channels": [{channels}, {hidden}, {channels}],
    "classes": ["car", "truck", "bus", "cyclist", "pedestrian", "{word}"],
    "train": {{"lr": {digit}e-4, "epochs": {number}, "warmup": {{"steps": 500, "ratio": 0.1}}}},
    "test": {{"score": 0.{digit}, "nms": {{"kind": "circle", "radius": {digit}.5}}}},
}}
"""

MASKS = '''\
"""Masks, and what is done with them everywhere."""

from __future__ import annotations

import torch
from torch import Tensor


def length_mask(lengths: Tensor, size: int) -> Tensor:
    """1 for the first `lengths` slots."""
    return torch.arange(size, device=lengths.device)[None] < lengths[:, None]


def masked_mean(x: Tensor, keep: Tensor) -> Tensor:
    """The mean over the slots that are kept."""
    weights = keep.unsqueeze(-1)
    return (x * weights).sum(dim=1) / weights.sum(dim=1).clamp(min=1.0)


def masked_scores(logits: Tensor, keep: Tensor) -> Tensor:
    """Logits that softmax turns into zeros where nothing is kept."""
    drop = keep < 0.5
    return logits.masked_fill(drop[:, None, None, :], -100.0)
'''

LAYERS = '''\
"""Layers that all heads share."""

from __future__ import annotations

from torch import Tensor, nn


class Projection(nn.Module):
    """A linear layer, normalized."""

    def __init__(self, channels: int, hidden: int) -> None:
        super().__init__()
        self.linear = nn.Linear(channels, hidden)
        self.norm = nn.LayerNorm(hidden)

    def forward(self, x: Tensor) -> Tensor:
        return self.norm(self.linear(x))


class FeedForward(nn.Module):
    """Two layers with a nonlinearity in between."""

    def __init__(self, hidden: int, inner: int) -> None:
        super().__init__()
        self.first = nn.Linear(hidden, inner)
        self.act = nn.ReLU()
        self.second = nn.Linear(inner, hidden)

    def forward(self, x: Tensor) -> Tensor:
        return self.second(self.act(self.first(x)))


def make_layers(hidden: int, depth: int) -> nn.Sequential:
    """Several of them."""
    return nn.Sequential(*[FeedForward(hidden, 2 * hidden) for _ in range(depth)])
'''
