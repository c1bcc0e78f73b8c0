"""A small project with findings of every kind."""

from __future__ import annotations

from pathlib import Path

import pytest

from maskqlint.findings import Applicability, Edit, Finding, Fix, Severity, TraceStep
from maskqlint.reporters import View
from tests.fake_engine import RULES, Report, span

MODEL = """\
import torch
from torch import nn


class Net(nn.Module):
    def forward(self, x):
        x = self.quant(x)
        mask = x[..., -1]
        keep = mask == 1
        return help(mask)
"""
OPS = """\
def help(mask):
    return (
        mask
        == 1
    )
"""


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """The directory of the two files."""
    (tmp_path / "model.py").write_text(MODEL)
    (tmp_path / "ops dir").mkdir()
    (tmp_path / "ops dir" / "ops.py").write_text(OPS)
    return tmp_path


@pytest.fixture
def view(project: Path) -> View:
    return View(str(project), rules=lambda: {**RULES})


@pytest.fixture
def report(project: Path) -> Report:
    """An error with an unsafe fix and an alternative, a warning across files, a note, a known one."""
    model, ops = str(project / "model.py"), str(project / "ops dir" / "ops.py")
    way = (
        TraceStep(model, span(7, 13, 26), "quantized here by self.quant"),
        TraceStep(model, span(8, 16, 26), "a slice of it"),
    )
    error = Finding(
        "MQ101",
        "quantized-equality",
        Severity.ERROR,
        model,
        span(9, 16, 25),
        "mask was rounded by self.quant: 1 comes back as 1.0007 when the largest value is 60.5",
        fix=Fix(
            "ask whether it is not 0",
            Applicability.UNSAFE,
            (Edit(model, span(9, 16, 25), "torch.logical_not(mask == 0)"),),
        ),
        alternatives=(
            Fix(
                "compare before the stub",
                Applicability.DISPLAY,
                (
                    Edit(model, span(7, 1, 1), "        keep = x[..., -1] == 1\n"),
                    Edit(model, span(9, 1, 1, 10), ""),
                ),
            ),
        ),
        trace=way,
        symbol="Net.forward",
        source="mask == 1",
        noqa_row=9,
    )
    warning = Finding(
        "MQ101",
        "quantized-equality",
        Severity.WARNING,
        ops,
        span(3, 9, 13, 4),
        "mask == 1 is 50% noise,\nsee: above",
        fix=Fix(
            "give the mask its stub",
            Applicability.SAFE,
            (Edit(model, span(6, 26, 26), " # new"), Edit(ops, span(3, 9, 13, 4), "mask != 0")),
        ),
        trace=(
            *way,
            TraceStep(ops, span(1, 10, 14), "passed to help()"),
            TraceStep(ops, span(3, 9, 13, 4), "compared here"),
        ),
        symbol="help",
        source="mask == 1",
    )
    note = Finding("MQ003", "unused-suppression", Severity.NOTE, ops, span(5, 5, 6), "unused")
    known = Finding("MQ101", "quantized-equality", Severity.ERROR, ops, span(2, 5, 11), "known")
    commented = Finding("MQ101", "quantized-equality", Severity.ERROR, ops, span(2, 6, 11), "said")
    return Report(
        (error, warning, note),
        ((known, "in the baseline"), (commented, "known <to> be & right")),
        files=7,
    )
