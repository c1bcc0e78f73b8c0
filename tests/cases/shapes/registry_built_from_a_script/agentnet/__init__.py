from .builder import build_encoder, build_head, build_predictor
from .encoders import MaskedPolylineEncoder, PolylineEncoder
from .heads import CommandModeHead, GatedModeHead
from .predictor import AgentPredictor

__all__ = [
    "AgentPredictor",
    "CommandModeHead",
    "GatedModeHead",
    "MaskedPolylineEncoder",
    "PolylineEncoder",
    "build_encoder",
    "build_head",
    "build_predictor",
]
