# Copyright (c) ADLib authors. All rights reserved.
"""QConfigs by name, so that models need not know the plugin's API."""

import logging
from typing import Optional

import torch.nn as nn
from horizon_plugin_pytorch.quantization import (
    FakeQuantize,
    FixedScaleObserver,
    QConfig,
    get_default_qat_qconfig as _plugin_default_qconfig,
)
from horizon_plugin_pytorch.quantization.observer import MinMaxObserver

__all__ = [
    "get_default_qat_qconfig",
    "get_default_qat_out_qconfig",
    "get_fixed_scale_qconfig",
    "get_int16_qconfig",
    "disable_quantization",
]

logger = logging.getLogger(__name__)

QINT16_MAX = 32767


def get_default_qat_qconfig(dtype: str = "qint8") -> QConfig:
    """The qconfig that a whole model starts from."""
    return _plugin_default_qconfig(dtype=dtype)


def get_default_qat_out_qconfig() -> QConfig:
    """High precision output: no fake quantization of the activation."""
    return QConfig(activation=None, weight=FakeQuantize.with_args(observer=MinMaxObserver))


def get_int16_qconfig() -> QConfig:
    """Activations in int16, for coordinates and masks with a wide range."""
    return get_default_qat_qconfig("qint16")


def get_fixed_scale_qconfig(scale: float, dtype: str = "qint16") -> QConfig:
    """A qconfig whose observer always answers ``scale``.

    Args:
        scale: The step of the grid.
        dtype: ``qint8`` or ``qint16``.
    """
    return QConfig(
        activation=FakeQuantize.with_args(
            observer=FixedScaleObserver,
            dtype=dtype,
            scale=scale,
        ),
        weight=FakeQuantize.with_args(observer=MinMaxObserver),
    )


def disable_quantization(module: Optional[nn.Module]) -> None:
    """Keep a module (loss, post process, decoder) in float."""
    if module is None:
        return
    if not isinstance(module, nn.Module):
        logger.debug("%s is no module, nothing to disable", type(module).__name__)
        return
    module.qconfig = None
