# Copyright (c) ADLib authors. All rights reserved.

from .motion import densetnt, motion_large, motion_small, scene_transformer
from .perception import (
    bev_lss,
    bevformer_base,
    bevformer_tiny,
    fusion_segmentation,
    lanes,
    occupancy,
    parking,
    traffic_light,
)

__all__ = [
    "bev_lss",
    "bevformer_base",
    "bevformer_tiny",
    "densetnt",
    "fusion_segmentation",
    "lanes",
    "motion_large",
    "motion_small",
    "occupancy",
    "parking",
    "scene_transformer",
    "traffic_light",
]
