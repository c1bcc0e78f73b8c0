"""flake8's side: findings in its shape, and one line where something is wrong."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest

from maskqlint.flake8_plugin import Plugin


def found(filename: str, text: str) -> list[tuple[int, int, str]]:
    plugin = Plugin(ast.parse(""), filename, text.splitlines(keepends=True))
    return [(row, column, message) for row, column, message, _ in plugin.run()]


MESSAGE = "MQ101 m was rounded by self.quant: 1 comes back as 1.0007"


@pytest.mark.parametrize("filename", ["model.py", "./model.py", "stdin", "-"])
def test_findings_have_columns_from_0(
    fake_parts: None, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, filename: str
) -> None:
    monkeypatch.chdir(tmp_path)
    assert found(filename, "x\nkeep = m == 1\n") == [(2, 7, MESSAGE)]
    assert found(filename, "keep = m == 0\n") == []


def test_configuration_holds_and_a_wrong_one_is_one_finding(
    fake_parts: None, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "maskqlint.toml").write_text("ignore = ['MQ1']\n")
    assert found("model.py", "keep = m == 1\n") == []
    (tmp_path / "maskqlint.toml").write_text("ignor = ['MQ1']\n")
    assert found("model.py", "keep = m == 1\n") == [
        (1, 0, 'MQ000 maskqlint.toml: unknown key "ignor"; did you mean "ignore"?')
    ]


def test_a_failure_is_told(fake_parts: None, tmp_path: Path) -> None:
    ((row, _, message),) = found(str(tmp_path / "a.py"), "fail-here\n")
    assert (row, message.startswith("MQ000 internal error: ")) == (1, True)
