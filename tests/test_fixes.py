"""Applying repairs to files: what is kept, what is refused, what is told."""

from __future__ import annotations

import json
import os
import stat
import subprocess
import sys
from pathlib import Path

import pytest

from maskqlint.findings import Edit, Position, Span
from maskqlint.fixes import apply_edits
from maskqlint.source import SourceFile

MODEL = """\
import torch
from torch import nn
from torch.ao.quantization import QuantStub


class Net(nn.Module):
    def __init__(self):
        super().__init__()
        self.quant = QuantStub()  # the only one

    def forward(self, x, m):
        x = self.quant(x)
        return x * (m > 0)  # gate
"""
REPAIRED = MODEL.replace(
    "  # the only one\n", "  # the only one\n        self.quant_mask = QuantStub()\n"
).replace("x * (m > 0)", "x * self.quant_mask((m > 0).to(torch.float))")


def run(*arguments: str, cwd: Path) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "maskqlint", "check", "--no-cache", *arguments]
    return subprocess.run(command, capture_output=True, text=True, check=False, cwd=cwd)


@pytest.fixture
def model(tmp_path: Path) -> Path:
    path = tmp_path / "model.py"
    path.write_text(MODEL)
    return path


def test_a_safe_repair_is_applied_and_told(model: Path) -> None:
    ran = run("--fix", cwd=model.parent)
    assert (ran.returncode, ran.stderr) == (0, "")
    assert model.read_text() == REPAIRED
    assert "Fixed 1 finding: 1 MQ201." in ran.stdout


def test_ci_can_be_told_that_something_was_fixed(model: Path) -> None:
    assert run("--fix", "--exit-non-zero-on-fix", cwd=model.parent).returncode == 1


def test_a_diff_writes_nothing_and_says_so_by_its_status(model: Path) -> None:
    ran = run("--diff", cwd=model.parent)
    assert ran.returncode == 1
    assert "+        self.quant_mask = QuantStub()\n" in ran.stdout
    assert model.read_text() == MODEL
    model.write_text(REPAIRED)
    assert run("--diff", cwd=model.parent).returncode == 0


def test_an_unsafe_repair_needs_a_word(model: Path) -> None:
    text = MODEL.replace("x * (m > 0)", "x == 1")
    model.write_text(text)
    assert run("--fix", cwd=model.parent).returncode == 1
    assert model.read_text() == text
    assert run("--fix", "--unsafe-fixes", cwd=model.parent).returncode == 0
    assert "return torch.logical_not(x == 0)  # gate" in model.read_text()


@pytest.mark.parametrize(
    "encode",
    [
        lambda text: text.replace("\n", "\r\n").encode(),
        lambda text: b"\xef\xbb\xbf" + text.encode(),
        lambda text: ("# -*- coding: latin-1 -*-\n# é\n" + text).encode("latin-1"),
        lambda text: text.removesuffix("\n").encode(),
    ],
    ids=["crlf", "bom", "latin-1", "no-final-newline"],
)
def test_bytes_stay_as_they_are_around_a_repair(model: Path, encode) -> None:  # type: ignore[no-untyped-def]
    model.write_bytes(encode(MODEL))
    assert run("--fix", cwd=model.parent).returncode == 0
    assert model.read_bytes() == encode(REPAIRED)


def test_mode_and_link_stay(model: Path) -> None:
    model.chmod(0o754)
    real = model.rename(model.parent / "real.txt")
    model.symlink_to(real)
    assert run("--fix", "model.py", cwd=model.parent).returncode == 0
    assert model.is_symlink()
    assert real.read_text() == REPAIRED
    assert stat.S_IMODE(real.stat().st_mode) == 0o754


def test_a_read_only_file_is_left_and_named(model: Path) -> None:
    model.chmod(0o444)
    ran = run("--fix", cwd=model.parent)
    assert ran.returncode == 2
    assert ran.stderr.count("\n") == 1
    assert "read-only" in ran.stderr
    assert model.read_text() == MODEL


def test_two_masks_get_stubs_without_sharing_a_name_for_two_meanings(model: Path) -> None:
    text = MODEL.replace("x * (m > 0)", "x * (m > 0) + x * (m < 0)")
    model.write_text(text)
    assert run("--fix", cwd=model.parent).returncode == 0
    result = model.read_text()
    assert run("--fix", cwd=model.parent).returncode == 0
    assert model.read_text() == result
    assert result.count("QuantStub()") in (2, 3)


def test_the_schema_of_json_is_ruffs(model: Path) -> None:
    ran = run("--output-format", "json", cwd=model.parent)
    (finding,) = json.loads(ran.stdout)
    assert finding["fix"]["applicability"] == "safe"
    assert {"content", "location", "end_location"} <= set(finding["fix"]["edits"][0])
    assert os.path.isabs(finding["filename"])


def test_edits_take_the_newlines_of_the_file() -> None:
    source = SourceFile.from_bytes("a.py", b"a = 1\r\nb = 2\r\n")
    at = Position(1, 6)
    edit = Edit("a.py", Span(at, at), "\nc = 3")
    assert apply_edits(source, [edit]) == "a = 1\r\nc = 3\r\nb = 2\r\n"
