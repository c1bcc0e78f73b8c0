"""A method is passed by only where nothing can be found in it."""

from __future__ import annotations

from pathlib import Path

import pytest

from maskqlint import engine
from maskqlint.config import SettingsFor
from maskqlint.flow import demand, interpreter

MODEL = """import torch
from torch import nn
from torch.quantization import DeQuantStub, QuantStub
from helper import helped

SIZE = 3


def plain(x):
    return x == 1


def stub(x):
    return QuantStub()(x)


class Base(nn.Module):
    def reach(self, x):
        return self.quant(x) == 1


class Net(Base):
    def __init__(self):
        super().__init__()
        self.quant = QuantStub()
        self.layer = nn.Linear(2, 2)
        self.size = 4
        self.kept = None
        self.parts = nn.ModuleList([self.quant])

    def forward(self, x):
        self.state = self.quant(x)
        return self.state

    def first(self, x):
        return self.layer(x) + self.size

    def second(self, x):
        return self.first(x) == 1

    def method(self, x, y):
{body}
"""


@pytest.fixture
def walked(monkeypatch: pytest.MonkeyPatch) -> set[str]:
    """The names of the functions that are entered."""
    names: set[str] = set()
    original = interpreter.Interpreter.execute

    def told(self: interpreter.Interpreter, body: object) -> None:
        if self.frame.symbol is not None:
            names.add(self.frame.symbol.name)
        original(self, body)  # type: ignore[arg-type]

    monkeypatch.setattr(interpreter.Interpreter, "execute", told)
    return names


@pytest.mark.parametrize(
    ("body", "is_idle"),
    [
        ("return x == 1", True),
        ("return torch.cat([x, y]) * math.pi", True),
        ("return self.first(x) + self.layer(y)", True),
        ("return plain(x) + self.second(y)", True),
        ("return [self.size for _ in range(3)]", True),
        ("return self.training and self.parameters()", True),
        ("return self.quant(x)", False),
        ("return self.state == 1", False),
        ("return self.forward(x) == 1", False),
        ("return self.reach(x)", False),
        ("return super().reach(x)", False),
        ("return stub(x) == 1", False),
        ("return QuantStub()(x) == 1", False),
        ("return torch.quantization.QuantStub()(x)", False),
        ("return helped(x)", False),
        ("return SIZE + x", False),
        ("return self.parts[0](x) == 1", False),
        ("return plain(self)", False),
        ("self.kept = x > 0", False),
        ("self.register_buffer('kept', x)", False),
        ("for part in self.modules(): x = part(x)", False),
        ("from helper import helped as h; return h(x)", False),
        ("global SIZE; SIZE = x", False),
        ("return getattr(self, 'quant')(x)", False),
        ("return eval('self.quant')(x)", False),
    ],
)
def test_what_is_passed_by(tmp_path: Path, walked: set[str], body: str, is_idle: bool) -> None:
    (tmp_path / "helper.py").write_text("def helped(x):\n    return x\n")
    (tmp_path / "model.py").write_text(MODEL.format(body=f"        {body}"))
    report = engine.check([str(tmp_path)], SettingsFor(), jobs=1)
    assert not report.failures
    assert ("method" in walked) == (not is_idle)
    assert {"forward", "__init__"} <= walked


def test_the_same_is_found_without_passing_by(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    bodies = ["return self.reach(x)", "return self.second(self.state)", "return self.state == 1"]
    (tmp_path / "helper.py").write_text("def helped(x):\n    return x\n")
    for number, body in enumerate(bodies):
        (tmp_path / f"m{number}.py").write_text(MODEL.format(body=f"        {body}"))
    found = engine.check([str(tmp_path)], SettingsFor(), jobs=1)
    assert len(found.findings) >= 3
    monkeypatch.setattr(demand, "is_idle", lambda *args: False)
    assert engine.check([str(tmp_path)], SettingsFor(), jobs=1) == found
