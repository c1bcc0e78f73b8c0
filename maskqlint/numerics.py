"""What a constant becomes on a quantization grid, computed as float32 hardware does.

`y = clamp(round(c / s), qmin, qmax) * s` with `s = M / D`, M the largest
absolute value an observer saw. Every step is rounded to float32: Python's
doubles hold more than twice its digits, so that a quotient or product of two
float32 numbers, rounded once more, is the float32 result itself. No numpy:
its import alone would cost more than a whole run.
"""

from __future__ import annotations

import math
import struct

from maskqlint.late_dataclass import dataclass

_FLOAT32 = struct.Struct("<f")
# The smallest scale an observer gives, float32's machine epsilon.
_EPSILON = 2.0**-23


@dataclass(frozen=True, slots=True)
class Dtype:
    """A quantized integer type.

    Attributes:
        divisor: the D of `s = M / D`. On Horizon and in torch's
            per_tensor_symmetric it is half of the type's range (127.5, not
            127: only then the report's printed values come out).
    """

    name: str
    qmin: int
    qmax: int
    divisor: float


QINT8 = Dtype("qint8", -128, 127, 127.5)
# Affine with the zero point 0, as observed on data that is never negative.
QUINT8 = Dtype("quint8", 0, 255, 255.0)
QINT16 = Dtype("qint16", -32768, 32767, 32767.5)
DTYPES = {dtype.name: dtype for dtype in (QINT8, QUINT8, QINT16)}


def float32(number: float) -> float:
    """The nearest float32; beyond its range, infinity."""
    try:
        rounded: float = _FLOAT32.unpack(_FLOAT32.pack(float(number)))[0]
    except OverflowError:
        return math.copysign(math.inf, 1 if number > 0 else -1)
    return rounded


def observed_scale(max_abs: float, dtype: Dtype) -> float:
    """The scale an observer chooses when the largest absolute value is `max_abs`."""
    return max(float32(float32(max_abs) / dtype.divisor), _EPSILON)


def on_grid(constant: float, scale: float, dtype: Dtype) -> float:
    """What the constant comes back as; NaN where the grid has no values."""
    value, step = float32(constant), float32(scale)
    if not step > 0 or math.isinf(step) or math.isnan(value):
        return math.nan
    # Clamped first, since infinity cannot be rounded to a whole number; the
    # bounds are whole, so the order makes no difference. round() is half to even.
    quotient = min(max(float32(value / step), dtype.qmin), dtype.qmax)
    return float32(round(quotient) * step)


def is_exact(constant: float, scale: float, dtypes: tuple[Dtype, ...] = (QINT8, QINT16)) -> bool:
    """Whether the constant comes back as itself, in float32, on every one of the dtypes."""
    return all(on_grid(constant, scale, dtype) == float32(constant) for dtype in dtypes)


def comes_back_as(constant: float, max_abs: float, dtype: Dtype) -> float:
    """What the constant comes back as next to data whose largest absolute value is `max_abs`."""
    return on_grid(constant, observed_scale(max_abs, dtype), dtype)


def lost_from(dtype: Dtype) -> float:
    """The largest absolute value from which on 1.0 rounds to 0.

    There 1 / s is one half, which rounds to the even 0.
    """
    return 2 * dtype.divisor


def is_power_of_two(scale: float) -> bool:
    """Whether the scale, in float32, is a power of two, as some chips demand."""
    step = float32(scale)
    return 0 < step < math.inf and math.frexp(step)[0] == 0.5


def shown(number: float) -> str:
    """The number as torch prints it: four decimals, without trailing zeros.

    A number that is not whole is never shown as a whole one: what 1 becomes
    on a fine grid is 0.99998, not 1.
    """
    if not math.isfinite(number):
        return str(float(number))
    if number == 0 or (number == int(number) and abs(number) < 1e16):
        return str(int(number))
    if not 1e-3 <= abs(number) < 1e16:
        digits, exponent = f"{number:.4e}".split("e")
        return f"{digits.rstrip('0').rstrip('.')}e{exponent}"
    decimals = 4
    while float(text := f"{number:.{decimals}f}").is_integer():
        decimals += 1
    return text.rstrip("0")
