# Copyright (c) ADLib authors. All rights reserved.
"""Motion forecasting models as they are released."""

from typing import Any, Dict, Optional

from adlib.models.losses.motion_loss import MotionLoss
from adlib.models.structures.motion_forecaster import DenseTNT, MotionForecaster
from adlib.models.structures.scene_transformer import SceneTransformer
from adlib.models.task_modules.motion.agent_encoder import AgentEncoder
from adlib.models.task_modules.motion.decoder import MotionDecoder
from adlib.models.task_modules.motion.interaction import GlobalInteraction
from adlib.models.task_modules.motion.map_encoder import MapEncoder
from adlib.models.task_modules.motion.post_process import MotionPostProcess
from adlib.registry import build_from_registry

__all__ = ["motion_small", "motion_large", "densetnt", "scene_transformer"]

DENSETNT_ENCODER = {
    "type": "VectorNet",
    "in_channels": 9,
    "depth": 3,
}


def motion_small(loss: bool = True) -> MotionForecaster:
    """Forecaster for one camera."""
    return MotionForecaster(
        agent_encoder=AgentEncoder(hidden_channels=(32, 32), embed_dims=64),
        map_encoder=MapEncoder(hidden_channels=(32, 32), embed_dims=64),
        interaction=GlobalInteraction(64, num_layers=1),
        decoder=MotionDecoder(64, num_layers=2),
        post_process=MotionPostProcess(),
        loss=MotionLoss() if loss else None,
    )


def motion_large(embed_dims: int = 128) -> MotionForecaster:
    """Forecaster for surround view."""
    agent_encoder = AgentEncoder(embed_dims=embed_dims)
    map_encoder = MapEncoder(embed_dims=embed_dims)
    interaction = GlobalInteraction(embed_dims, num_layers=3)
    decoder = MotionDecoder(embed_dims, num_modes=12)
    return MotionForecaster(
        agent_encoder,
        map_encoder,
        interaction,
        decoder,
        post_process=MotionPostProcess(num_keep=6),
        loss=MotionLoss(cls_weight=1.0),
    )


def densetnt(encoder: Optional[Dict[str, Any]] = None) -> DenseTNT:
    """Goal based forecaster; the encoder comes from the project."""
    return DenseTNT(encoder=encoder or DENSETNT_ENCODER)


def scene_transformer(cfg: Optional[Dict[str, Any]] = None) -> SceneTransformer:
    """Joint forecaster, from a config of the project or with defaults."""
    if cfg is not None:
        return build_from_registry(cfg)
    return SceneTransformer(num_layers=6)
