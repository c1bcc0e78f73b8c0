"""The simulation does what the plugin is known to do."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

import pytest
import torch

from tests.oracle.chip import Chip, Phase
from tests.oracle.operators import class_of
from tests.oracle.qtensor import Mark, QTensor, marked, plain_all


@pytest.fixture
def chip() -> Iterator[Chip]:
    """A strict chip of 8 bits that rounds."""
    made = Chip(8, is_strict=True)
    with made.in_phase(Phase.FAKE_QUANT):
        yield made


def quantized(chip: Chip, *values: float, scale: float = 0.5) -> Any:
    rounded = chip.rounded(torch.tensor(values), scale)
    return marked(rounded, QTensor, Mark(chip, scale))


@pytest.mark.parametrize(
    "run",
    [
        lambda q: q != 0,
        lambda q: ~q,
        lambda q: q & q,
        lambda q: q.bool(),
        lambda q: 1 - q,
        lambda q: q.any(),
        lambda q: q.round(),
        lambda q: q.cumsum(0),
        lambda q: torch.isnan(q),
        lambda q: q.nonzero(),
        lambda q: q.masked_fill_(q == 0, 1.0),
        lambda q: torch.isclose(q, q),
        lambda q: torch.equal(q, q),
        lambda q: q.__setitem__(0, 1.0),
        lambda q: bool((q > 0).any()),
        lambda q: torch.special.i0(q),  # what nobody lists is not implemented
    ],
)
def test_what_is_not_implemented_raises(chip: Chip, run: Callable[[Any], Any]) -> None:
    with pytest.raises(NotImplementedError):
        run(quantized(chip, 1.0, 2.0))


@pytest.mark.parametrize(
    "run",
    [
        lambda q: q.float(),
        lambda q: q.to(torch.float32),
        lambda q: q[0:1],
        lambda q: q.view(1, 2),
        lambda q: q.unsqueeze(0),
        lambda q: q.masked_fill(q == 0, 1.0),
        lambda q: torch.relu(q),
    ],
)
def test_moving_and_picking_keep_the_scale(chip: Chip, run: Callable[[Any], Any]) -> None:
    result = run(quantized(chip, 1.0, 2.0))
    assert isinstance(result, QTensor)
    assert float(result.scale) == 0.5


def test_ones_like_is_exact(chip: Chip) -> None:
    assert float(torch.ones_like(quantized(chip, 1.0, scale=0.3)).scale) == 1.0


@pytest.mark.parametrize(
    ("run", "dtype"),
    [
        (lambda q: q == 1, torch.bool),
        (lambda q: q >= 1, torch.bool),
        (lambda q: torch.logical_not(q), torch.bool),
        (lambda q: q.int(), torch.int32),
        (lambda q: q.argmax(), torch.int64),
    ],
)
def test_answers_are_plain_tensors(chip: Chip, run: Callable[[Any], Any], dtype: Any) -> None:
    result = run(quantized(chip, 1.0, 2.0))
    assert not isinstance(result, QTensor)
    assert plain_all(result).dtype == dtype


def test_an_integer_cast_truncates(chip: Chip) -> None:
    assert plain_all(quantized(chip, 0.9996, scale=0.1249).int()).tolist() == [0]


def test_a_fill_is_clamped_to_the_range(chip: Chip) -> None:
    filled = quantized(chip, 1.0, 2.0).masked_fill(torch.tensor([True, False]), -1e9)
    assert plain_all(filled).tolist() == [-64.0, 2.0]


@pytest.mark.parametrize(
    ("other", "kind"),
    [
        (torch.tensor([True, False]), "operand"),
        (torch.tensor([1, 0]), "operand"),
        (torch.tensor([1.0, 0.0]), "operand"),
        (torch.tensor([0.0, -100.0]), "operand"),
        (torch.tensor([0.3, 0.7]), "float"),
    ],
)
def test_a_plain_operand_of_arithmetic_is_recorded(
    chip: Chip, other: torch.Tensor, kind: str
) -> None:
    _ = quantized(chip, 1.0, 2.0) * other
    assert [fault.kind for fault in chip.faults] == [kind]


def test_arithmetic_of_two_quantized_tensors_and_with_numbers_is_no_fault(chip: Chip) -> None:
    one = quantized(chip, 1.0, 2.0)
    _ = (one * one + 1) / 2 - one
    assert not [fault for fault in chip.faults if fault.kind != "data"]


def test_a_condition_has_to_be_bool(chip: Chip) -> None:
    _ = quantized(chip, 1.0, 2.0).masked_fill(torch.tensor([1.0, 0.0]), 0.0)
    assert [fault.kind for fault in chip.faults] == ["condition"]


def test_infinity_leaves_nothing() -> None:
    chip = Chip(8)
    values = torch.tensor([1.0, float("inf")])
    with chip.in_phase(Phase.CALIBRATION):
        chip.scale("stub", values)
    with chip.in_phase(Phase.FAKE_QUANT):
        assert bool(torch.isnan(chip.rounded(values, chip.scale("stub", values))).all())


def test_nan_is_gone_after_rounding(chip: Chip) -> None:
    assert chip.rounded(torch.tensor([float("nan"), 1.0]), 0.5).tolist() == [0.0, 1.0]


def test_an_operator_of_no_class_raises() -> None:
    assert class_of("some_operator_of_the_future") == "raises"
