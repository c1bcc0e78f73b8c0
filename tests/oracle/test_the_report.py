"""The report's own numbers come out of the simulation, and its first model is right for good."""

from __future__ import annotations

import os
from typing import Any

import pytest
import torch

from tests.cases_support import FIXTURES, Case
from tests.oracle.chip import Chip, Phase
from tests.oracle.ledger import folder_of
from tests.oracle.models import Call, loaded, run
from tests.oracle.proof import Subject, repaired, subject
from tests.oracle.qtensor import QTensor, plain_all

EXAMPLE = [
    [
        [0.2465, -0.4717, 60.5, 1.0000],
        [-0.2124, 0.5660, -1.6637, 0.0000],
        [0.3338, 1.6051, -1.5088, 1.0000],
        [-0.9215, -0.5901, 1.4871, 0.0000],
    ],
    [
        [0.1650, -0.3785, 1.6710, 0.0000],
        [-0.3752, 0.2337, 0.4186, 0.0000],
        [-0.2221, -0.1745, -0.6064, 1.0000],
        [0.9174, -0.6317, 0.6133, 1.0000],
    ],
]
"""The report's input, without its first dimension."""


def model_of(name: str) -> Subject:
    path = os.path.join(FIXTURES, "article", f"{name}.py")
    found = subject(Case(path, (path,)))
    assert found is not None
    return found


def example(largest: float) -> Call:
    values = torch.tensor([EXAMPLE])
    values[0, 0, 0, 2] = largest
    return (values,), {}


def rounded(
    model: Subject,
    call: Call,
    bits: int,
    *,
    is_strict: bool = False,
    masks: list[torch.Tensor] | None = None,
) -> Any:
    """What the model returns after calibration on this one input, and what its mask's stub returned."""
    chip = Chip(bits, is_strict=is_strict)
    with loaded(model.at(folder_of(model)), chip) as module:
        if masks is not None:
            keep = masks.append
            module.quant_mask.register_forward_hook(lambda _m, _i, out: keep(plain_all(out)))
        for phase in (Phase.CALIBRATION, Phase.FAKE_QUANT):
            with chip.in_phase(phase):
                result = run(module, call)
    return plain_all(result)


def in_float(model: Subject, call: Call) -> Any:
    chip = Chip()
    with loaded(model.at(folder_of(model)), chip) as module, chip.in_phase(Phase.FLOAT):
        return run(module, call)


def stub_output(largest: float) -> QTensor:
    """What the report prints as actors_input on int16."""
    chip = Chip(16)
    model = model_of("equal_one")
    call = example(largest)
    with loaded(model.at(folder_of(model)), chip) as module:
        for phase in (Phase.CALIBRATION, Phase.FAKE_QUANT):
            with chip.in_phase(phase):
                result = module.quant(call[0][0])
    assert isinstance(result, QTensor)
    return result


@pytest.mark.parametrize(
    ("largest", "scale", "values"),
    [
        (60.5, 0.0018, [0.2474, -0.4708, 60.4991, 1.0007]),
        (70000.0, 2.1363, [0.0, 0.0, 6.9999e4, 0.0]),
    ],
)
def test_the_printed_values_come_out(largest: float, scale: float, values: list[float]) -> None:
    output = stub_output(largest)
    assert round(float(output.scale), 4) == scale
    printed = torch.tensor(values)
    assert torch.allclose(plain_all(output)[0, 0, 0], printed, rtol=1e-5, atol=5.1e-5)


def test_the_first_model_returns_zeros_after_calibration() -> None:
    model = model_of("equal_one")
    assert in_float(model, example(60.5)).abs().sum() > 0
    assert rounded(model, example(60.5), 16).abs().sum() == 0


@pytest.mark.parametrize("bits", [8, 16])
@pytest.mark.parametrize("largest", [60.5, 70000.0, 0.0075])
def test_the_repaired_first_model_is_right(largest: float, bits: int) -> None:
    model = model_of("equal_one")
    after = repaired(model, model.at(folder_of(model)), unsafe=True)
    call = example(largest)
    if largest < 1:  # all data is small, next to a mask that is not
        call[0][0][..., :-1] = call[0][0][..., :-1].clamp(-largest, largest)
    masks: list[torch.Tensor] = []
    expected = in_float(model, call)
    found = rounded(after, call, bits, is_strict=True, masks=masks)
    assert torch.equal(in_float(after, call), expected)
    ones = call[0][0][..., -1]
    assert torch.allclose(masks[-1], ones, atol=0.0)  # QuantStub(scale=1.0) keeps it exact
    assert bool((found[ones == 0] == 0).all())
    step = max(largest, 1.0) / ((2**bits - 1) / 2)
    assert float((found - expected).abs().max()) <= 2 * step


@pytest.mark.parametrize("name", ["int16", "own_stub", "equal_one", "logical_not"])
def test_every_model_of_the_report_is_strictly_right_after_its_repairs(name: str) -> None:
    model = model_of(name)
    after = repaired(model, model.at(folder_of(model)), unsafe=True)
    report = after.lint(after.at(folder_of(model)))
    assert not [each for each in report.findings if each.code < "MQ4"]
    found = rounded(after, example(70000.0), 16, is_strict=True)
    assert float(found[0, 0, 0, 2]) == pytest.approx(70000.0, rel=1e-3)
