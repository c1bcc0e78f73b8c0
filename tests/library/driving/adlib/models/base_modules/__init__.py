# Copyright (c) ADLib authors. All rights reserved.

from .attention import (
    GatedCrossAttention,
    GraphAttention,
    MultiheadAttention,
    TemporalAttention,
)
from .conv_module import (
    BasicBlock,
    ConvModule2d,
    ConvUpsample2d,
    SeparableConvModule2d,
)
from .deform_attention import MultiScaleDeformableAttention
from .gru_module import ConvGRUCell, TemporalGRU
from .mlp_module import FFN, MLP, ResidualMLP
from .positional_encoding import (
    LearnedPositionalEncoding2d,
    PathPositionalEncoding,
    SinePositionalEncoding2d,
    TimeDecayEncoding,
)
from .quant_module import (
    ExtraInputQuant,
    GuardedQuant,
    MultiScaleDequant,
    MultiScaleQuant,
)
from .transformer import (
    TransformerDecoder,
    TransformerDecoderLayer,
    TransformerEncoder,
    TransformerEncoderLayer,
)

__all__ = [
    "BasicBlock",
    "ConvGRUCell",
    "ConvModule2d",
    "ConvUpsample2d",
    "ExtraInputQuant",
    "FFN",
    "GatedCrossAttention",
    "GraphAttention",
    "GuardedQuant",
    "LearnedPositionalEncoding2d",
    "MLP",
    "MultiScaleDeformableAttention",
    "MultiScaleDequant",
    "MultiScaleQuant",
    "MultiheadAttention",
    "PathPositionalEncoding",
    "ResidualMLP",
    "SeparableConvModule2d",
    "SinePositionalEncoding2d",
    "TemporalAttention",
    "TemporalGRU",
    "TimeDecayEncoding",
    "TransformerDecoder",
    "TransformerDecoderLayer",
    "TransformerEncoder",
    "TransformerEncoderLayer",
]
