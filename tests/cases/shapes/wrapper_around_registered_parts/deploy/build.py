"""Builds what is calibrated and exported."""
import nets.tracker  # noqa: F401  registers the networks
import nets.parts  # noqa: F401  and their parts
from nets.registry import build_net

from .configs import CONFIGS, TRACK_CFG, TRACK_SOFT_CFG
from .wrapper import ModelWrapper, OneStubWrapper


def build_float():
    return build_net({"type": "tracknet_float", "dim": 32})


def build_track():
    return ModelWrapper(build_net(TRACK_CFG))


def build_soft():
    return ModelWrapper(build_net(CONFIGS["track_soft"]))


def build_small():
    return OneStubWrapper(model=build_net(TRACK_SOFT_CFG))
