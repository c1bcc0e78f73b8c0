# Copyright (c) ADLib authors. All rights reserved.
"""Perception models as they are released."""

from adlib.models.backbones.resnet import ResNet18, ResNet34
from adlib.models.losses.focal_loss import GaussianFocalLoss
from adlib.models.losses.lane_loss import LaneLoss
from adlib.models.losses.occ_loss import FlowLoss, OccLoss
from adlib.models.necks.fpn import FPN
from adlib.models.structures.bev_detector import BevDetector, BevFormer
from adlib.models.structures.lane_perception import LanePerception
from adlib.models.structures.occ_net import FusionSegmentor, OccNet
from adlib.models.structures.parking import ParkingSlotDetector
from adlib.models.structures.traffic_light import TrafficLightClassifier
from adlib.models.task_modules.bev.bev_encoder import BevEncoder
from adlib.models.task_modules.det.query_head import QueryHead
from adlib.models.task_modules.lane.post_process import LanePostProcess

__all__ = [
    "bev_lss",
    "bevformer_tiny",
    "bevformer_base",
    "lanes",
    "occupancy",
    "fusion_segmentation",
    "parking",
    "traffic_light",
]


def bev_lss() -> BevDetector:
    """LSS with CenterPoint."""
    return BevDetector(loss=GaussianFocalLoss())


def bevformer_tiny() -> BevFormer:
    """BEVFormer on a grid of 50 x 50."""
    return BevFormer(
        backbone=ResNet18(out_indices=(1, 2, 3)),
        neck=FPN(num_outs=3),
        encoder=BevEncoder(num_layers=2),
        head=QueryHead(num_query=300),
    )


def bevformer_base() -> BevFormer:
    """BEVFormer on a grid of 100 x 100."""
    encoder = BevEncoder(num_layers=4, bev_shape=(100, 100))
    return BevFormer(
        backbone=ResNet34(out_indices=(1, 2, 3)),
        neck=FPN(),
        encoder=encoder,
        head=QueryHead(num_query=600, num_layers=6),
    )


def lanes(use_prior: bool = True) -> LanePerception:
    """Lanes, with or without a prior map."""
    return LanePerception(
        use_prior=use_prior,
        post_process=LanePostProcess(score_threshold=0.4),
        loss=LaneLoss(),
    )


def occupancy(flow: bool = False) -> OccNet:
    """Occupancy from cameras."""
    return OccNet(loss=OccLoss(), flow_loss=FlowLoss() if flow else None)


def fusion_segmentation() -> FusionSegmentor:
    """Segmentation from LiDAR, cameras and radar."""
    return FusionSegmentor()


def parking() -> ParkingSlotDetector:
    """Parking slots."""
    return ParkingSlotDetector()


def traffic_light() -> TrafficLightClassifier:
    """Traffic lights."""
    return TrafficLightClassifier()
