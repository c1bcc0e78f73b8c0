# Copyright (c) ADLib authors. All rights reserved.
"""Mean intersection over union of voxels."""

from typing import Dict, Sequence

import numpy as np

from adlib.registry import OBJECT_REGISTRY

__all__ = ["OccMetric"]


@OBJECT_REGISTRY.register
class OccMetric:
    """Accumulate a confusion matrix.

    Args:
        class_names: Names of the classes, the free one last.
        use_camera_mask: Whether voxels out of sight count.
    """

    def __init__(self, class_names: Sequence[str], use_camera_mask: bool = True):
        self.class_names = list(class_names)
        self.num_classes = len(self.class_names)
        self.use_camera_mask = use_camera_mask
        self.reset()

    def reset(self) -> None:
        self.hist = np.zeros((self.num_classes, self.num_classes), dtype=np.int64)
        self.count = 0

    def update(
        self, pred: np.ndarray, label: np.ndarray, camera_mask: np.ndarray
    ) -> None:
        if self.use_camera_mask:
            seen = camera_mask == 1
            pred, label = pred[seen], label[seen]
        known = (label >= 0) & (label < self.num_classes)
        index = self.num_classes * label[known].astype(np.int64) + pred[known]
        hist = np.bincount(index.ravel(), minlength=self.num_classes**2)
        self.hist += hist.reshape(self.num_classes, self.num_classes)
        self.count += 1

    def get(self) -> Dict[str, float]:
        inter = np.diag(self.hist)
        union = self.hist.sum(0) + self.hist.sum(1) - inter
        iou = inter / np.maximum(union, 1)
        iou[union == 0] = np.nan
        results = {name: float(value) for name, value in zip(self.class_names, iou)}
        results["mIoU"] = float(np.nanmean(iou[:-1]))
        return results
