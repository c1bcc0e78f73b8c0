# Copyright (c) ADLib authors. All rights reserved.

from typing import Optional, Sequence

import torch
import torch.nn as nn
from horizon_plugin_pytorch.nn.quantized import FloatFunctional

__all__ = ["MLP", "FFN", "ResidualMLP"]


class MLP(nn.Module):
    """Linear layers with ReLU in between.

    Args:
        in_channels: Channels of the input.
        channels: Channels of every layer.
        act_last: Whether to activate the last layer too.
        norm: Whether to normalize hidden layers.
    """

    def __init__(
        self,
        in_channels: int,
        channels: Sequence[int],
        act_last: bool = False,
        norm: bool = False,
    ):
        super().__init__()
        layers = []
        last = len(channels) - 1
        for i, out_channels in enumerate(channels):
            layers.append(nn.Linear(in_channels, out_channels))
            if i < last or act_last:
                if norm:
                    layers.append(nn.LayerNorm(out_channels))
                layers.append(nn.ReLU())
            in_channels = out_channels
        self.layers = nn.Sequential(*layers)

    def forward(self, x: torch.Tensor) -> torch.Tensor:
        return self.layers(x)


class FFN(nn.Module):
    """Feed forward network of a transformer layer.

    Args:
        embed_dims: Channels of input and output.
        feedforward_channels: Hidden channels.
        dropout: Probability of dropout.
    """

    def __init__(
        self,
        embed_dims: int = 256,
        feedforward_channels: int = 1024,
        dropout: float = 0.1,
    ):
        super().__init__()
        self.fc1 = nn.Linear(embed_dims, feedforward_channels)
        self.act = nn.ReLU()
        self.fc2 = nn.Linear(feedforward_channels, embed_dims)
        self.dropout = nn.Dropout(dropout)
        self.add = FloatFunctional()

    def forward(
        self, x: torch.Tensor, identity: Optional[torch.Tensor] = None
    ) -> torch.Tensor:
        if identity is None:
            identity = x
        out = self.dropout(self.fc2(self.act(self.fc1(x))))
        return self.add.add(identity, out)

    def fuse_model(self) -> None:
        from horizon_plugin_pytorch import quantization

        torch.quantization.fuse_modules(
            self,
            ["fc1", "act"],
            inplace=True,
            fuser_func=quantization.fuse_known_modules,
        )


class ResidualMLP(nn.Module):
    """Two linear layers with a shortcut; LayerNorm at the end."""

    def __init__(self, in_channels: int, out_channels: int):
        super().__init__()
        self.fc1 = nn.Linear(in_channels, out_channels)
        self.fc2 = nn.Linear(out_channels, out_channels)
        self.shortcut = nn.Linear(in_channels, out_channels)
        self.relu = nn.ReLU()
        self.norm = nn.LayerNorm(out_channels)
        self.add = FloatFunctional()

    def forward(self, x: torch.Tensor) -> torch.Tensor:
        out = self.fc2(self.relu(self.fc1(x)))
        out = self.add.add(out, self.shortcut(x))
        return self.norm(self.relu(out))
