"""Several processes find what one does, also when one of them dies."""

from __future__ import annotations

import os
import signal
from pathlib import Path

import pytest

from maskqlint import engine, walk, workers
from maskqlint.config import SettingsFor
from maskqlint.notices import WORKER_DIED

MODEL = """from torch import nn
from horizon_plugin_pytorch.quantization import QuantStub


class Net{number}(nn.Module):
    def __init__(self):
        super().__init__()
        self.quant = QuantStub()

    def forward(self, x, mask):
        return self.quant(x) * (self.quant(mask) == 1)
"""


@pytest.fixture
def project(tmp_path: Path) -> Path:
    (tmp_path / "pyproject.toml").write_text("")
    for number in range(12):
        (tmp_path / f"net{number}.py").write_text(MODEL.format(number=number))
    return tmp_path


def check(project: Path, jobs: int | None) -> engine.Report:
    return engine.check([str(project)], SettingsFor(), jobs=jobs)


def test_any_number_of_workers_gives_the_same_report(project: Path) -> None:
    alone = check(project, 1)
    assert len(alone.findings) >= 12
    assert check(project, 2) == check(project, 5) == alone


def test_what_a_dead_worker_left_is_done_again_and_told(
    project: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    alone = check(project, 1)
    parent, walked = os.getpid(), walk.Walker.walk

    def die(self: walk.Walker, path: str) -> walk.FileWalk:
        if os.getpid() != parent and path.endswith("net5.py"):
            os.kill(os.getpid(), signal.SIGKILL)
        return walked(self, path)

    monkeypatch.setattr(walk.Walker, "walk", die)
    report = check(project, 2)
    assert report.findings == alone.findings
    assert report.notices == (WORKER_DIED,)
    assert not report.failures


def test_little_to_parse_is_not_shared_out(project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*args: object) -> None:
        raise AssertionError("a process was started")

    monkeypatch.setattr(workers, "_in_processes", refuse)
    assert check(project, None).findings
    monkeypatch.setattr(workers, "ENOUGH", 100)
    monkeypatch.setattr(os, "cpu_count", lambda: 4)
    with pytest.raises(AssertionError):
        check(project, None)
