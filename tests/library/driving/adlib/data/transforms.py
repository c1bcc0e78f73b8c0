# Copyright (c) ADLib authors. All rights reserved.
"""Augmentations of multi-view images and of their geometry."""

from typing import Dict, List, Sequence, Tuple

import numpy as np
import torch

from adlib.registry import OBJECT_REGISTRY

__all__ = ["NormalizeImages", "RandomFlipBev", "DropCameras", "MakeSamplingGrid"]


@OBJECT_REGISTRY.register
class NormalizeImages:
    """Bring images to the range that the first stub expects.

    Args:
        mean: Of each channel.
        std: Of each channel.
    """

    def __init__(
        self,
        mean: Sequence[float] = (128.0, 128.0, 128.0),
        std: Sequence[float] = (128.0, 128.0, 128.0),
    ):
        self.mean = np.asarray(mean, dtype=np.float32).reshape(3, 1, 1)
        self.std = np.asarray(std, dtype=np.float32).reshape(3, 1, 1)

    def __call__(self, data: Dict) -> Dict:
        data["img"] = [(img - self.mean) / self.std for img in data["img"]]
        return data


@OBJECT_REGISTRY.register
class RandomFlipBev:
    """Flip the BEV grid along either axis.

    Args:
        prob: Probability of each flip.
        seed: Seed of the generator.
    """

    def __init__(self, prob: float = 0.5, seed: int = 0):
        self.prob = prob
        self.rng = np.random.default_rng(seed)

    def _flip_boxes(self, boxes: np.ndarray, axis: int) -> np.ndarray:
        boxes = boxes.copy()
        boxes[:, axis] *= -1
        boxes[:, 6] = (np.pi - boxes[:, 6]) if axis == 0 else -boxes[:, 6]
        return boxes

    def __call__(self, data: Dict) -> Dict:
        for axis in (0, 1):
            if self.rng.random() >= self.prob:
                continue
            data["gt_boxes"] = self._flip_boxes(data["gt_boxes"], axis)
            if "bev_mask" in data:
                data["bev_mask"] = np.flip(data["bev_mask"], axis=axis).copy()
            data[f"flip_{axis}"] = True
        return data


@OBJECT_REGISTRY.register
class DropCameras:
    """Blacken cameras at random and say so.

    Args:
        prob: Probability that any camera is dropped.
        max_drop: Most cameras to drop.
    """

    def __init__(self, prob: float = 0.1, max_drop: int = 1, seed: int = 0):
        self.prob = prob
        self.max_drop = max_drop
        self.rng = np.random.default_rng(seed)

    def __call__(self, data: Dict) -> Dict:
        num = len(data["img"])
        alive = np.ones(num, dtype=bool)
        if self.rng.random() < self.prob:
            dropped = self.rng.choice(num, self.max_drop, replace=False)
            alive[dropped] = False
        data["img"] = [img * ok for img, ok in zip(data["img"], alive)]
        data["camera_alive"] = np.float32(alive.all())
        data["dropped"] = np.nonzero(~alive)[0]
        return data


@OBJECT_REGISTRY.register
class MakeSamplingGrid:
    """Project the BEV grid into every camera.

    Args:
        grid_size: Height and width of the BEV grid.
        bev_range: x0, y0, x1, y1 in metres.
        heights: Heights above the ground in metres.
        image_size: Height and width of the images.
    """

    def __init__(
        self,
        grid_size: Tuple[int, int] = (128, 128),
        bev_range: Sequence[float] = (-51.2, -51.2, 51.2, 51.2),
        heights: Sequence[float] = (0.0,),
        image_size: Tuple[int, int] = (512, 960),
    ):
        self.grid_size = grid_size
        self.bev_range = tuple(bev_range)
        self.heights = tuple(heights)
        self.image_size = image_size

    def _cells(self) -> torch.Tensor:
        x0, y0, x1, y1 = self.bev_range
        xs = torch.linspace(x0, x1, self.grid_size[1])
        ys = torch.linspace(y0, y1, self.grid_size[0])
        grid_y, grid_x = torch.meshgrid(ys, xs, indexing="ij")
        layers: List[torch.Tensor] = []
        for height in self.heights:
            ones = torch.ones_like(grid_x)
            layers.append(torch.stack([grid_x, grid_y, ones * height, ones], dim=-1))
        return torch.stack(layers)

    def project(self, matrix: torch.Tensor) -> Tuple[torch.Tensor, torch.Tensor]:
        """Grid in [-1, 1] and which cells are in the image.

        Args:
            matrix: From metres to pixels, shape (4, 4).
        """
        points = self._cells() @ matrix.T
        depth = points[..., 2:3]
        pixels = points[..., :2] / depth.clamp(min=1e-3)
        height, width = self.image_size
        scale = torch.tensor([width / 2.0, height / 2.0])
        grid = pixels / scale - 1.0
        visible = (depth[..., 0] > 1.0) & (grid.abs() <= 1).all(dim=-1)
        grid = torch.where(visible[..., None], grid, torch.full_like(grid, -1e4))
        return grid, visible

    def __call__(self, data: Dict) -> Dict:
        grids, visibles = [], []
        for matrix in data["lidar2img"]:
            grid, visible = self.project(torch.as_tensor(matrix, dtype=torch.float32))
            grids.append(grid[0])
            visibles.append(visible[0])
        data["ipm_grid"] = torch.stack(grids)
        data["visible"] = torch.stack(visibles).float()
        count = data["visible"].sum(dim=0)
        data["overlap"] = (count > 1).float() * count
        return data
