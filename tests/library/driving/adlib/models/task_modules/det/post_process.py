# Copyright (c) ADLib authors. All rights reserved.
"""Decoders of 3D boxes; float, on the CPU."""

from typing import Dict, List, Sequence, Tuple

import torch
import torch.nn as nn
import torch.nn.functional as F

from adlib.registry import OBJECT_REGISTRY

__all__ = ["CenterPointDecoder", "QueryBoxDecoder"]


def heatmap_nms(heat: torch.Tensor, kernel: int = 3) -> torch.Tensor:
    """Keep local maxima only."""
    padding = (kernel - 1) // 2
    hmax = F.max_pool2d(heat, kernel, stride=1, padding=padding)
    keep = (hmax == heat).float()
    return heat * keep


@OBJECT_REGISTRY.register
class CenterPointDecoder(nn.Module):
    """Decode heatmap and regressions to boxes.

    Args:
        pc_range: Range of the grid in metres.
        voxel_size: Size of a cell in metres.
        max_num: Boxes of a sample.
        score_threshold: Least score of a box.
    """

    def __init__(
        self,
        pc_range: Sequence[float] = (-51.2, -51.2, -5.0, 51.2, 51.2, 3.0),
        voxel_size: Sequence[float] = (0.8, 0.8),
        max_num: int = 100,
        score_threshold: float = 0.1,
    ):
        super().__init__()
        self.pc_range = tuple(pc_range)
        self.voxel_size = tuple(voxel_size)
        self.max_num = max_num
        self.score_threshold = score_threshold

    def _topk(
        self, heat: torch.Tensor
    ) -> Tuple[torch.Tensor, torch.Tensor, torch.Tensor]:
        """Scores, classes and cells of the best peaks."""
        _, _, height, width = heat.shape
        scores, inds = heat.flatten(1).topk(self.max_num, dim=-1)
        classes = torch.div(inds, height * width, rounding_mode="floor").int()
        return scores, classes, inds % (height * width)

    def _boxes(self, reg: torch.Tensor, inds: torch.Tensor, width: int) -> torch.Tensor:
        reg = reg.flatten(2).transpose(1, 2)
        reg = torch.gather(reg, 1, inds.unsqueeze(-1).expand(-1, -1, reg.shape[-1]))
        xs = (inds % width).float() + reg[..., 0]
        ys = torch.div(inds, width, rounding_mode="floor").float() + reg[..., 1]
        xs = xs * self.voxel_size[0] + self.pc_range[0]
        ys = ys * self.voxel_size[1] + self.pc_range[1]
        dims = reg[..., 3:6].exp()
        yaw = torch.atan2(reg[..., 6], reg[..., 7]).unsqueeze(-1)
        centre = torch.stack([xs, ys], dim=-1)
        return torch.cat([centre, reg[..., 2:3], dims, yaw], dim=-1)

    def forward(self, outputs: Dict[str, torch.Tensor]) -> List[Dict[str, torch.Tensor]]:
        """Decode.

        Args:
            outputs: Dequantized ``heatmap``, ``reg`` and ``count``.
        """
        heat = heatmap_nms(outputs["heatmap"].sigmoid())
        scores, classes, inds = self._topk(heat)
        boxes = self._boxes(outputs["reg"], inds, heat.shape[-1])
        number = outputs["count"].flatten(1).long()  #> MQ301
        results = []
        for i in range(boxes.shape[0]):
            keep = scores[i] > self.score_threshold
            is_car = classes[i] == 1
            results.append(
                {
                    "boxes": boxes[i][keep],
                    "scores": scores[i][keep],
                    "labels": classes[i][keep],
                    "cars": (keep & is_car).sum(),
                    "expected": number[i],
                }
            )
        return results


@OBJECT_REGISTRY.register
class QueryBoxDecoder(nn.Module):
    """Decode the boxes of object queries.

    Args:
        pc_range: Range of the boxes in metres.
        score_threshold: Least score of a box.
    """

    def __init__(
        self,
        pc_range: Sequence[float] = (-51.2, -51.2, -5.0, 51.2, 51.2, 3.0),
        score_threshold: float = 0.2,
    ):
        super().__init__()
        self.pc_range = tuple(pc_range)
        self.score_threshold = score_threshold

    def sanitize(self, reg: torch.Tensor) -> torch.Tensor:
        """Replace what the network could not predict."""
        broken = torch.isnan(reg)  #> MQ104
        return reg.masked_fill(broken, 0.0)

    def forward(
        self, cls: torch.Tensor, reg: torch.Tensor
    ) -> List[Dict[str, torch.Tensor]]:
        """Decode.

        Args:
            cls: Logits of shape (B, Q, num_classes), dequantized.
            reg: Shape (B, Q, 8), dequantized.
        """
        reg = self.sanitize(reg)
        scores, labels = cls.sigmoid().max(dim=-1)
        keep = scores > self.score_threshold
        size = reg[..., 3:6].exp()
        yaw = torch.atan2(reg[..., 6], reg[..., 7]).unsqueeze(-1)
        boxes = torch.cat([reg[..., :3], size, yaw], dim=-1)
        results = []
        for i in range(boxes.shape[0]):
            pedestrian = labels[i] == 8
            results.append(
                {
                    "boxes": boxes[i][keep[i]],
                    "scores": scores[i][keep[i]],
                    "labels": labels[i][keep[i]],
                    "num_pedestrians": (pedestrian & keep[i]).sum(),
                }
            )
        return results
