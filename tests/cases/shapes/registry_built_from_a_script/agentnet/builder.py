from torch import nn

from .registry import Registry, build_from_cfg

ENCODERS = Registry("encoder")
HEADS = Registry("head")
PREDICTORS = Registry("predictor")


def build(cfg, registry, default_args=None):
    """One config or a list of configs."""
    if isinstance(cfg, list):
        return nn.Sequential(*[build_from_cfg(each, registry, default_args) for each in cfg])
    return build_from_cfg(cfg, registry, default_args)


def build_encoder(cfg):
    return build(cfg, ENCODERS)


def build_head(cfg):
    return build(cfg, HEADS)


def build_predictor(cfg, train_cfg=None, test_cfg=None):
    return build(cfg, PREDICTORS, dict(train_cfg=train_cfg, test_cfg=test_cfg))
