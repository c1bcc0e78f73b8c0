"""The rule pack that comes with maskqlint: `RULES`, one class a file."""

from __future__ import annotations

from .mq101_quantized_equality import QuantizedEquality
from .mq102_quantized_boundary import QuantizedBoundary
from .mq103_quantized_tensor_equality import QuantizedTensorEquality
from .mq104_dead_nan_check import DeadNanCheck
from .mq201_bool_in_arithmetic import BoolInArithmetic
from .mq202_unquantized_mask import UnquantizedMask
from .mq203_int_in_arithmetic import IntInArithmetic
from .mq301_int_cast_of_quantized import IntCastOfQuantized
from .mq401_mask_shares_quantization import MaskSharesQuantization
from .mq402_shared_stub import SharedStub
from .mq403_extreme_fill import ExtremeFill
from .mq501_unsupported_operator import UnsupportedOperator
from .mq502_quantized_twice import QuantizedTwice
from .mq503_stub_on_non_float import StubOnNonFloat
from .mq504_non_bool_condition import NonBoolCondition
from .mq505_setitem_on_quantized import SetitemOnQuantized

RULES = (
    QuantizedEquality,
    QuantizedBoundary,
    QuantizedTensorEquality,
    DeadNanCheck,
    BoolInArithmetic,
    UnquantizedMask,
    IntInArithmetic,
    IntCastOfQuantized,
    MaskSharesQuantization,
    SharedStub,
    ExtremeFill,
    UnsupportedOperator,
    QuantizedTwice,
    StubOnNonFloat,
    NonBoolCondition,
    SetitemOnQuantized,
)
