"""Baselines: what a finding is recognized by, and that a broken file is an error."""

from __future__ import annotations

import json
import os
import stat
from dataclasses import replace
from pathlib import Path

import pytest

from maskqlint.baseline import Baseline, Known, identified, known
from maskqlint.findings import Finding
from maskqlint.settings import ConfigError
from maskqlint.writing import write_text
from tests.fake_engine import finding


@pytest.fixture
def one(tmp_path: Path) -> Finding:
    return finding(str(tmp_path / "pkg" / "a.py"), 2, 8)


def test_a_finding_is_known_without_its_line(one: Finding, tmp_path: Path) -> None:
    entry = Known("pkg/a.py", "Net.forward", "MQ101", "m == 1")
    assert known(one, str(tmp_path)) == entry
    assert known(finding(one.path, 99, 1), str(tmp_path)) == entry


@pytest.mark.parametrize(
    "change", [{"code": "MQ102"}, {"symbol": "Net.other"}, {"source": "m == 2"}, {"path": "/b.py"}]
)
def test_anything_else_is_another(one: Finding, tmp_path: Path, change: dict[str, str]) -> None:
    other = replace(one, **change)  # type: ignore[arg-type]
    baseline = Baseline.of([one], str(tmp_path))
    assert baseline.match([other]).new == (other,)
    digests = [digest for _, digest in identified([one, other], str(tmp_path))]
    assert len(set(digests)) == 2


def test_of_several_alike_as_many_are_known_as_there_were(one: Finding, tmp_path: Path) -> None:
    later = finding(one.path, 5, 8)
    latest = finding(one.path, 9, 8)
    baseline = Baseline.of([one, later], str(tmp_path))
    matched = baseline.match([latest, later, one])
    assert (matched.known, matched.new, matched.gone) == ((one, later), (latest,), ())
    assert baseline.match([one]).gone == ((known(one, str(tmp_path)), 1),)
    assert baseline.match([], lambda entry: False).gone == ()


def test_what_is_written_is_read_back(one: Finding, tmp_path: Path) -> None:
    file = str(tmp_path / "known.json")
    for findings in ([], [one], [one, one, replace(one, source='m == "名字"')]):
        baseline = Baseline.of(findings, str(tmp_path))
        write_text(file, baseline.dump())
        assert Baseline.load(file) == baseline


def test_a_baseline_without_what_is_gone(one: Finding, tmp_path: Path) -> None:
    baseline = Baseline.of([one, one], str(tmp_path))
    smaller = baseline.lowered(baseline.match([one]).gone)
    assert smaller == Baseline.of([one], str(tmp_path))
    assert smaller.lowered(smaller.match([]).gone).dump().count("MQ101") == 0


ENTRY = {"path": "a.py", "symbol": "", "code": "MQ101", "source": "m == 1", "count": 1}


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("", "the baseline is broken: Expecting value"),
        ("[" * 100000, "the baseline is broken: "),
        ("[]", "is no baseline of maskqlint"),
        ('{"version": 1}', "is no baseline of maskqlint"),
        ('{"tool": "maskqlint"}', "a baseline of version None, not 1"),
        ('{"tool": "maskqlint", "version": 2}', "a baseline of version 2, not 1"),
        ('{"tool": "maskqlint", "version": 1}', "an entry has another shape"),
        *(
            (
                json.dumps({"tool": "maskqlint", "version": 1, "findings": [entry]}),
                "an entry has another shape",
            )
            for entry in (1, {}, {**ENTRY, "count": "1"}, {**ENTRY, "code": 1}, {**ENTRY, "count": True})
        ),
        ("\udcff", "the baseline is broken: "),
    ],
)  # fmt: skip
def test_a_broken_or_foreign_file_is_one_line(tmp_path: Path, text: str, message: str) -> None:
    file = tmp_path / "known.json"
    file.write_bytes(text.encode("utf-8", "surrogateescape"))
    with pytest.raises(ConfigError) as error:
        Baseline.load(str(file))
    assert str(error.value).startswith(f"{file}: ")
    assert message in str(error.value) and "\n" not in str(error.value)


def test_writing_keeps_mode_and_link(tmp_path: Path) -> None:
    real = tmp_path / "real.json"
    write_text(str(real), "old")
    real.chmod(0o640)
    link = tmp_path / "link.json"
    link.symlink_to(real)
    write_text(str(link), "new")
    assert (link.is_symlink(), real.read_text()) == (True, "new")
    assert stat.S_IMODE(real.stat().st_mode) == 0o640


def test_writing_leaves_the_old_file_when_it_fails(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*arguments: object) -> None:
        raise OSError(28, "No space left on device")

    file = tmp_path / "known.json"
    write_text(str(file), "old")
    monkeypatch.setattr(os, "replace", full)
    with pytest.raises(ConfigError, match=r"known\.json: cannot be written: No space left"):
        write_text(str(file), "new")
    assert [entry.name for entry in tmp_path.iterdir()] == ["known.json"]
    assert file.read_text() == "old"


def test_a_device_is_written_to(tmp_path: Path) -> None:
    write_text(os.devnull, "text")
    with pytest.raises(ConfigError, match="cannot be written"):
        write_text(str(tmp_path), "text")
