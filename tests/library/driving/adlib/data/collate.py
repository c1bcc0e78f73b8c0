# Copyright (c) ADLib authors. All rights reserved.
"""Collate samples of different sizes."""

from typing import Any, Dict, List, Sequence

import numpy as np
import torch

__all__ = ["collate_scenes", "collate_targets", "make_query_padding"]


def _stack(values: Sequence[Any]) -> torch.Tensor:
    return torch.stack([torch.as_tensor(np.asarray(value)) for value in values])


def make_query_padding(num_used: Sequence[int], num_query: int) -> torch.Tensor:
    """Padding mask of queries, of which each sample uses the first few."""
    used = torch.as_tensor(list(num_used))
    index = torch.arange(num_query)
    padding = index[None] >= used[:, None]
    return padding.to(torch.float32)


def collate_scenes(samples: List[Dict[str, Any]]) -> Dict[str, Any]:
    """Stack arrays of equal shape, pad the others.

    Args:
        samples: Dicts with the same keys.
    """
    batch: Dict[str, Any] = {}
    for key in samples[0]:
        values = [sample[key] for sample in samples]
        shapes = {np.asarray(value).shape for value in values}
        if len(shapes) == 1:
            batch[key] = _stack(values)
            continue
        length = max(len(value) for value in values)
        first = np.asarray(values[0])
        padded = np.zeros((len(values), length) + first.shape[1:], dtype=first.dtype)
        valid = np.zeros((len(values), length), dtype=np.float32)
        for i, value in enumerate(values):
            padded[i, : len(value)] = value
            valid[i, : len(value)] = 1.0
        batch[key] = torch.from_numpy(padded)
        batch[f"{key}_valid"] = torch.from_numpy(valid)
        batch[f"{key}_padding"] = torch.from_numpy((valid == 0).astype(np.float32))
    return batch


def collate_targets(samples: List[Dict[str, Any]]) -> List[Dict[str, torch.Tensor]]:
    """Keep the targets of each sample apart."""
    targets = []
    for sample in samples:
        label = torch.as_tensor(sample["label"]).long()
        keep = label != 255
        targets.append(
            {
                "label": label[keep],
                "pts": torch.as_tensor(sample["pts"])[keep],
                "pts_valid": torch.as_tensor(sample["pts_valid"])[keep],
                "difficult": (torch.as_tensor(sample["occlusion"])[keep] >= 2).int(),
            }
        )
    return targets
