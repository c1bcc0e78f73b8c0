"""The rule pack that comes with maskqlint: `RULES`, one class a file."""

from __future__ import annotations

from maskqlint.rules.mq101_quantized_equality import QuantizedEquality
from maskqlint.rules.mq102_quantized_boundary import QuantizedBoundary
from maskqlint.rules.mq103_quantized_tensor_equality import QuantizedTensorEquality
from maskqlint.rules.mq104_dead_nan_check import DeadNanCheck
from maskqlint.rules.mq201_bool_in_arithmetic import BoolInArithmetic
from maskqlint.rules.mq202_unquantized_mask import UnquantizedMask
from maskqlint.rules.mq203_int_in_arithmetic import IntInArithmetic
from maskqlint.rules.mq301_int_cast_of_quantized import IntCastOfQuantized
from maskqlint.rules.mq401_mask_shares_quantization import MaskSharesQuantization
from maskqlint.rules.mq402_shared_stub import SharedStub
from maskqlint.rules.mq403_extreme_fill import ExtremeFill
from maskqlint.rules.mq501_unsupported_operator import UnsupportedOperator
from maskqlint.rules.mq502_quantized_twice import QuantizedTwice
from maskqlint.rules.mq503_stub_on_non_float import StubOnNonFloat
from maskqlint.rules.mq504_non_bool_condition import NonBoolCondition
from maskqlint.rules.mq505_setitem_on_quantized import SetitemOnQuantized

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
