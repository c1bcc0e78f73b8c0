"""The report's printed values, and the table of facts, come out of the arithmetic."""

from __future__ import annotations

import math
import struct

import pytest
from hypothesis import given
from hypothesis import strategies as st

from maskqlint.numerics import (
    DTYPES,
    QINT8,
    QINT16,
    QUINT8,
    Dtype,
    comes_back_as,
    float32,
    is_exact,
    is_power_of_two,
    lost_from,
    observed_scale,
    on_grid,
    shown,
)


@pytest.mark.parametrize(
    ("constant", "max_abs", "printed"),
    [
        (60.5, 60.5, "60.4991"),
        (1.0, 60.5, "1.0007"),
        (0.2465, 60.5, "0.2474"),
        (-0.4717, 60.5, "-0.4708"),
        (-1.6637, 60.5, "-1.6636"),
        (1.6051, 60.5, "1.6045"),
        (0.6133, 60.5, "0.613"),
        (0.0, 60.5, "0"),
        (1.0, 70000, "0"),
        (-1.6637, 70000, "-2.1363"),
    ],
)
def test_the_reports_printed_values_come_out(constant: float, max_abs: float, printed: str) -> None:
    assert shown(comes_back_as(constant, max_abs, QINT16)) == printed


def test_the_reports_maximum_of_70000_comes_out() -> None:
    assert f"{comes_back_as(70000, 70000, QINT16):.4e}" == "6.9999e+04"


@pytest.mark.parametrize(
    ("max_abs", "dtype", "printed"),
    [
        (60.5, QINT16, "0.0018"),
        (1.0, QINT16, "3.0518e-05"),
        (70000, QINT16, "2.1363"),
        (255, QINT8, "2"),
    ],
)
def test_the_reports_printed_scales_come_out(max_abs: float, dtype: Dtype, printed: str) -> None:
    assert shown(observed_scale(max_abs, dtype)) == printed


def test_the_scale_of_the_report_is_known_to_five_digits() -> None:
    assert round(observed_scale(60.5, QINT16), 7) == 0.0018463


@pytest.mark.parametrize(
    ("dtype", "value"), [(QINT8, 0.99608), (QINT16, 0.99998474)], ids=["qint8", "qint16"]
)
def test_a_mask_alone_behind_an_observed_stub_is_still_not_one(dtype: Dtype, value: float) -> None:
    came_back = comes_back_as(1.0, 1.0, dtype)
    assert came_back == pytest.approx(value, abs=1e-5)
    assert came_back != 1.0


@pytest.mark.parametrize("dtype", DTYPES.values(), ids=DTYPES)
def test_one_is_lost_from_the_named_maximum_on(dtype: Dtype) -> None:
    limit = {"qint8": 255, "quint8": 510, "qint16": 65535}[dtype.name]
    assert lost_from(dtype) == limit
    assert comes_back_as(1.0, limit, dtype) == 0
    assert comes_back_as(1.0, limit * 1.01, dtype) == 0
    assert comes_back_as(1.0, limit * 0.999, dtype) > 0


def test_a_masks_one_leaves_small_data_three_values() -> None:
    scale = observed_scale(1.0, QINT8)
    values = {on_grid(i * 0.00001, scale, QINT8) for i in range(-750, 751)}
    assert {round(value, 5) for value in values} == {0, 0.00784, -0.00784}


def test_zero_always_comes_back() -> None:
    assert all(is_exact(0, scale / 7) for scale in range(1, 1000))


def test_no_whole_maximum_gives_one_back() -> None:
    assert not any(
        comes_back_as(1.0, maximum, dtype) == 1.0
        for maximum in range(1, 4000)
        for dtype in (QINT8, QINT16)
    )


BOTH = [1, 0.5, 0.25, 1 / 64, 1 / 127]
ONLY_INT16 = [1 / 128, 1 / 256, 1 / 32767]
NEITHER = [0.3, 1 / 60.5, 2.1363, 1 / 40000, 3.0]


@pytest.mark.parametrize(
    ("scale", "int8", "int16"),
    [
        *((scale, True, True) for scale in BOTH),
        *((scale, False, True) for scale in ONLY_INT16),
        *((scale, False, False) for scale in NEITHER),
    ],
)
def test_literal_scales_at_which_one_is_exact(scale: float, int8: bool, int16: bool) -> None:
    assert is_exact(1.0, scale, (QINT8,)) is int8
    assert is_exact(1.0, scale, (QINT16,)) is int16
    assert is_exact(1.0, scale) is (int8 and int16)


@pytest.mark.parametrize(
    ("constant", "scale", "exact"),
    [
        (-100, 1.0, True),
        (-200, 1.0, False),
        (True, 1.0, True),
        (0.5, 1.0, False),
        (0.1, 0.1, True),
        (math.inf, 1.0, False),
        (math.nan, 1.0, False),
        (1e400, 1.0, False),
    ],
)
def test_other_constants(constant: float, scale: float, exact: bool) -> None:
    assert is_exact(constant, scale) is exact


def test_half_goes_to_the_even_neighbour() -> None:
    assert [on_grid(half / 2, 1.0, QINT8) for half in (1, 3, 5, -1, -3)] == [0, 2, 2, 0, -2]


def test_a_small_literal_scale_saturates() -> None:
    assert shown(on_grid(1.0, 1 / 128, QINT8)) == "0.9922"
    assert on_grid(math.inf, 1.0, QINT8) == 127
    assert on_grid(-5, 1.0, QUINT8) == 0


@pytest.mark.parametrize("scale", [0.0, -1.0, math.nan, math.inf, 1e-60, 10**400])
def test_a_scale_that_makes_no_grid_gives_nan(scale: float) -> None:
    assert math.isnan(on_grid(1.0, scale, QINT8))


def test_an_infinite_value_makes_everything_nan() -> None:
    assert observed_scale(math.inf, QINT8) == math.inf
    assert math.isnan(comes_back_as(1.0, math.inf, QINT8))


def test_an_observer_never_gives_the_scale_zero() -> None:
    assert observed_scale(0.0, QINT16) == 2.0**-23


@given(st.floats(allow_nan=False, width=32))
def test_float32_keeps_what_is_one(number: float) -> None:
    assert float32(number) == number


@given(st.floats(allow_nan=False, allow_infinity=False, min_value=-1e38, max_value=1e38))
def test_float32_is_the_nearest(number: float) -> None:
    (bits,) = struct.unpack("<i", struct.pack("<f", number))
    for neighbour in (bits - 1, bits + 1):
        if -(2**31) <= neighbour < 2**31:
            (other,) = struct.unpack("<f", struct.pack("<i", neighbour))
            assert math.isnan(other) or abs(float32(number) - number) <= abs(other - number)


@pytest.mark.parametrize(
    ("number", "infinity"), [(1e39, math.inf), (-1e39, -math.inf), (-(10**400), -math.inf)]
)
def test_beyond_float32_is_infinity(number: float, infinity: float) -> None:
    assert float32(number) == infinity


@pytest.mark.parametrize(
    ("scale", "power"),
    [
        *((scale, True) for scale in (1, 0.5, 2**-15, 8)),
        *((scale, False) for scale in (3, 0.1, 0, -2, math.inf, math.nan)),
    ],
)
def test_powers_of_two(scale: float, power: bool) -> None:
    assert is_power_of_two(scale) is power


@given(st.integers(-7, 0), st.integers(0, 127))
def test_powers_of_two_keep_whole_steps(exponent: int, step: int) -> None:
    assert is_exact(step * 2.0**exponent, 2.0**exponent)


@pytest.mark.parametrize(
    ("number", "text"),
    [
        (0.0, "0"),
        (-0.0, "0"),
        (1, "1"),
        (True, "1"),
        (-100.0, "-100"),
        (1.000698, "1.0007"),
        (0.99998474, "0.99998"),
        (-0.999999, "-0.999999"),
        (0.5, "0.5"),
        (3.05180438e-05, "3.0518e-05"),
        (5e-4, "5e-04"),
        (1e30, "1e+30"),
        (math.inf, "inf"),
        (math.nan, "nan"),
        (123456.75, "123456.75"),
    ],
)
def test_numbers_are_shown_as_torch_prints_them(number: float, text: str) -> None:
    assert shown(number) == text
