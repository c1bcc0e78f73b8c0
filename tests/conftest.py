"""What tests of commands share."""

from __future__ import annotations

import sys
from collections.abc import Callable
from dataclasses import dataclass
from types import ModuleType

import pytest

import maskqlint
from maskqlint import cli
from tests import fake_engine


@dataclass(frozen=True, slots=True)
class Ran:
    """What a command did."""

    status: int
    out: str
    err: str


Command = Callable[..., Ran]


@pytest.fixture
def fake_parts(monkeypatch: pytest.MonkeyPatch) -> None:
    """The engine, the rules and the repairs, each with the little that tests of commands need."""
    rule = ModuleType("maskqlint.rule")
    rule.registry = fake_engine.registry  # type: ignore[attr-defined]
    for name, module in (("engine", fake_engine), ("fixes", fake_engine), ("rule", rule)):
        monkeypatch.setitem(sys.modules, f"maskqlint.{name}", module)
        monkeypatch.setattr(maskqlint, name, module, raising=False)


@pytest.fixture
def command(fake_parts: None, capsys: pytest.CaptureFixture[str]) -> Command:
    """Runs a command line in this process, with the parts above."""

    def run(*arguments: str) -> Ran:
        status = cli.run(arguments)
        captured = capsys.readouterr()
        return Ran(status, captured.out, captured.err)

    return run
