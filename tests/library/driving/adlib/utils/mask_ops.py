# Copyright (c) ADLib authors. All rights reserved.
"""Mask helpers shared by the task modules.

Two conventions live in this code base and must not be mixed: a *valid* mask
is true (or 1) where an element exists, a *padding* mask where it does not.
"""

from typing import Optional, Sequence

import torch
from torch import Tensor

__all__ = [
    "lengths_to_valid",
    "padding_to_bias",
    "apply_mask",
    "apply_weight",
    "masked_average",
    "invert_mask",
    "merge_masks",
    "any_valid",
    "is_code",
    "mask_to_index",
    "gather_points",
    "pad_to_length",
]


def lengths_to_valid(lengths: Tensor, max_len: int) -> Tensor:
    """Turn the numbers of elements into a valid mask.

    Args:
        lengths: Shape (B,), the number of elements of each sample.
        max_len: The padded length N.

    Returns:
        Bool mask of shape (B, N).
    """
    steps = torch.arange(max_len, device=lengths.device)
    return steps[None, :] < lengths[:, None]


def padding_to_bias(padding: Tensor, value: float = -100.0) -> Tensor:
    """Turn a padding mask into a bias to be added to attention logits.

    Args:
        padding: Bool mask, true where there is nothing to attend to.
        value: The bias of padded elements.
    """
    bias = torch.zeros(padding.shape, device=padding.device)
    return bias.masked_fill(padding, value)  #> MQ403


def apply_mask(feat: Tensor, mask: Tensor) -> Tensor:
    """Zero the features of elements that do not exist.

    Args:
        feat: Shape (..., C).
        mask: Valid mask of shape (...).
    """
    return feat * mask.unsqueeze(-1)  #> MQ201


def apply_weight(feat: Tensor, weight: Tensor) -> Tensor:
    """Weight the features of every element.

    Args:
        feat: Shape (..., C).
        weight: Shape (...).
    """
    return feat * weight.unsqueeze(-1)


def masked_average(feat: Tensor, mask: Tensor, dim: int) -> Tensor:
    """Average over the elements that exist; used by losses and metrics."""
    weight = mask.float().unsqueeze(-1)
    total = (feat * weight).sum(dim)
    return total / weight.sum(dim).clamp(min=1.0)


def invert_mask(mask: Tensor) -> Tensor:
    """Turn a float valid mask into a float padding mask."""
    return 1.0 - mask  #> MQ501


def merge_masks(lhs: Tensor, rhs: Optional[Tensor] = None) -> Tensor:
    """Intersect two bool masks, the second of which may be missing."""
    if rhs is None:
        return lhs
    return lhs & rhs


def any_valid(mask: Tensor, dim: int = -1) -> Tensor:
    """Whether a row has any element at all."""
    return mask.any(dim=dim)  #> MQ501


def is_code(codes: Tensor, code: int) -> Tensor:
    """The elements of a map of class codes that have one code."""
    return codes == code  #> MQ101


def mask_to_index(mask: Tensor) -> Tensor:
    """Turn a 0/1 mask into indices of a table with two rows."""
    return mask.long()  #> MQ301


def gather_points(points: Tensor, index: Tensor) -> Tensor:
    """Pick points by index.

    Args:
        points: Shape (B, N, C).
        index: Shape (B, K), int64.

    Returns:
        Shape (B, K, C).
    """
    index = index.unsqueeze(-1).expand(-1, -1, points.shape[-1])
    return torch.gather(points, 1, index)


def pad_to_length(feats: Sequence[Tensor], length: int) -> Tensor:
    """Pad features of shape (N_i, C) with zeros to (B, length, C)."""
    first = feats[0]
    out = first.new_zeros((len(feats), length, first.shape[-1]))
    for i, feat in enumerate(feats):
        num = min(length, feat.shape[0])
        out[i, :num] = feat[:num]
    return out
