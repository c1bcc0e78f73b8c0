# Copyright (c) ADLib authors. All rights reserved.
"""Occupancy to obstacles; numpy, on the CPU."""

from collections import deque
from typing import Dict, List, Sequence, Tuple

import numpy as np

from adlib.registry import OBJECT_REGISTRY

__all__ = ["OccObstacles"]

FREE = 17
GROUND = (11, 12, 13, 14)


@OBJECT_REGISTRY.register
class OccObstacles:
    """Cluster occupied columns to obstacles.

    Args:
        voxel_size: Size of a voxel in metres.
        origin: Corner of the grid in metres.
        min_cells: Fewest cells of an obstacle.
        min_height: Voxels below this, in cells, are ground.
    """

    def __init__(
        self,
        voxel_size: float = 0.4,
        origin: Sequence[float] = (-40.0, -40.0),
        min_cells: int = 4,
        min_height: int = 2,
    ):
        self.voxel_size = voxel_size
        self.origin = np.asarray(origin, dtype=np.float32)
        self.min_cells = min_cells
        self.min_height = min_height

    def columns(self, label: np.ndarray) -> np.ndarray:
        """Occupied columns, bool of shape (X, Y)."""
        solid = label != FREE
        for ground in GROUND:
            solid &= label != ground
        return solid[..., self.min_height :].any(axis=-1)

    def _neighbours(
        self, cell: Tuple[int, int], shape: Tuple[int, int]
    ) -> List[Tuple[int, int]]:
        x, y = cell
        around = [(x - 1, y), (x + 1, y), (x, y - 1), (x, y + 1)]
        return [(i, j) for i, j in around if 0 <= i < shape[0] and 0 <= j < shape[1]]

    def cluster(self, occupied: np.ndarray) -> List[np.ndarray]:
        """Connected components of occupied cells."""
        left = occupied.copy()
        clusters = []
        for start in zip(*np.nonzero(occupied)):
            if not left[start]:
                continue
            left[start] = False
            queue, cells = deque([start]), []
            while queue:
                cell = queue.popleft()
                cells.append(cell)
                for other in self._neighbours(cell, occupied.shape):
                    if left[other]:
                        left[other] = False
                        queue.append(other)
            if len(cells) >= self.min_cells:
                clusters.append(np.asarray(cells))
        return clusters

    def __call__(self, label: np.ndarray) -> List[Dict[str, np.ndarray]]:
        obstacles = []
        for cells in self.cluster(self.columns(label)):
            low = cells.min(axis=0) * self.voxel_size + self.origin
            high = (cells.max(axis=0) + 1) * self.voxel_size + self.origin
            codes = label[cells[:, 0], cells[:, 1]]
            codes = codes[codes != FREE]
            values, counts = np.unique(codes, return_counts=True)
            obstacles.append(
                {
                    "low": low,
                    "high": high,
                    "label": values[counts.argmax()] if len(values) else FREE,
                    "is_car": bool((codes == 4).any()),
                }
            )
        return obstacles
