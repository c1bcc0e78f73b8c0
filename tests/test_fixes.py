"""Applying repairs to files: what is kept, what is refused, what is told."""

from __future__ import annotations

import json
import os
import stat
import subprocess
import sys
from collections.abc import Callable, Mapping
from dataclasses import replace
from pathlib import Path

import pytest

from maskqlint import fixes
from maskqlint.config import SettingsFor
from maskqlint.engine import Report
from maskqlint.findings import Applicability, Edit, Finding, Fix, Position, Severity, Span
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
        lambda text: text.replace("\n", "\r").encode(),
        lambda text: b"\xef\xbb\xbf" + text.replace("\n", "\r\n").encode(),
        lambda text: text.replace("\n\n\n", "\n\f\n\n").encode(),
        lambda text: ("# coding: gbk\n# 掩码\n" + text).encode("gbk"),
    ],
    ids=[
        "crlf",
        "bom",
        "latin-1",
        "no-final-newline",
        "cr",
        "bom-crlf",
        "form-feed",
        "gbk",
    ],
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
    assert result.count("QuantStub()") == 3


def test_the_schema_of_json_is_ruffs(model: Path) -> None:
    ran = run("--output-format", "json", cwd=model.parent)
    (finding,) = json.loads(ran.stdout)
    assert finding["fix"]["applicability"] == "safe"
    assert {"content", "location", "end_location"} <= set(finding["fix"]["edits"][0])
    assert os.path.isabs(finding["filename"])


def test_what_was_fixed_is_listed_beside_what_is_left_in_json(model: Path) -> None:
    model.write_text(MODEL.replace("x * (m > 0)", "x * (m > 0), x == 1"))
    ran = run("--fix", "--output-format", "json", cwd=model.parent)
    (left,) = json.loads(ran.stdout)
    (line,) = ran.stderr.splitlines()
    (fixed,) = json.loads(line)["fixed"]
    assert (left["code"], fixed["code"], ran.returncode) == ("MQ101", "MQ201", 1)
    assert set(fixed) == set(left)  # one shape for both
    again = run("--fix", "--output-format", "json", cwd=model.parent)
    assert json.loads(again.stderr) == {"fixed": []}


def test_edits_take_the_newlines_of_the_file() -> None:
    source = SourceFile.from_bytes("a.py", b"a = 1\r\nb = 2\r\n")
    at = Position(1, 6)
    edit = Edit("a.py", Span(at, at), "\nc = 3")
    assert apply_edits(source, [edit]) == "a = 1\r\nc = 3\r\nb = 2\r\n"


# Repairs that a rule of one's own may make, applied round after round


def finding(path: str, *edits: tuple[int, int, int, str], safe: bool = True) -> Finding:
    made = tuple(
        Edit(path, Span(Position(row, start), Position(row, end)), text)
        for row, start, end, text in edits
    )
    applicability = Applicability.SAFE if safe else Applicability.UNSAFE
    span = Span(Position(1, 1), Position(1, 2))
    fix = Fix("so", applicability, made)
    return Finding("XX001", "so", Severity.ERROR, path, span, "so", fix)


class Rounds:
    """A check that finds something else in each round, and remembers what it was shown."""

    def __init__(self, *rounds: list[Finding]) -> None:
        self.rounds = list(rounds)
        self.seen: list[dict[str, bytes]] = []

    def __call__(self, overlay: Mapping[str, bytes]) -> Report:
        self.seen.append(dict(overlay))
        return Report(tuple(self.rounds.pop(0) if len(self.rounds) > 1 else self.rounds[0]))


def fix(check: Callable[..., Report], *, write: bool = True) -> fixes.Fixed:
    return fixes.fix(check, SettingsFor(isolated=True), overlay={}, unsafe=False, write=write)


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "a.py"
    path.write_text("a = 1\nb = 2\n")
    return path


def test_edits_that_touch_wait_for_the_next_round(file: Path) -> None:
    one, other = finding(str(file), (1, 5, 6, "11")), finding(str(file), (1, 1, 6, "a = 3"))
    check = Rounds([one, other], [finding(str(file), (1, 5, 7, "4"))], [])
    result = fix(check)
    assert [len(seen) for seen in check.seen] == [0, 1, 1]
    assert check.seen[1] == {str(file): b"a = 11\nb = 2\n"}
    assert file.read_text() == "a = 4\nb = 2\n"
    assert len(result.fixed) == 2


def test_of_edits_that_touch_the_safe_one_is_first(file: Path) -> None:
    unsafe = finding(str(file), (1, 1, 6, "a = 3"), safe=False)
    check = Rounds([unsafe, finding(str(file), (1, 5, 6, "11"))], [])
    texts = fixes.repaired(check, {}, unsafe=True)
    assert texts == {str(file): b"a = 11\nb = 2\n"}


def test_insertions_at_one_place_wait_for_each_other(file: Path) -> None:
    line = "self.stub = Stub()\n"
    check = Rounds([finding(str(file), (2, 1, 1, f"x = {i}\n")) for i in range(2)], [])
    fix(check)
    assert file.read_text() == "a = 1\nx = 0\nb = 2\n"
    file.write_text("a = 1\nb = 2\n")
    same = finding(str(file), (2, 1, 1, line))
    assert len(fix(Rounds([same, same], [])).fixed) == 2
    assert file.read_text() == f"a = 1\n{line}b = 2\n"


def test_a_new_attribute_has_one_meaning(file: Path) -> None:
    line = (2, 1, 1, "self.stub = Stub()\n")
    one, other = (finding(str(file), line, (row, 5, 6, "self.stub(x)")) for row in (1, 2))
    assert fix(Rounds([one, other], [])).fixed == (one,)


def test_a_new_name_that_two_repairs_keep_the_same_way_is_shared(file: Path) -> None:
    line = (1, 1, 1, "raw = x\n")
    one, other = (finding(str(file), line, (row, 5, 6, "raw")) for row in (1, 2))
    assert fix(Rounds([one, other], [])).fixed == (one, other)
    assert file.read_text() == "raw = x\na = raw\nb = raw\n"


def test_a_file_that_would_not_parse_is_left_as_it_was_and_the_others_are_not(file: Path) -> None:
    other = file.with_name("b.py")
    other.write_text("c = 1\n")
    good = finding(str(file), (1, 5, 6, "7"))
    bad = finding(str(file), (2, 5, 6, "("))
    fine = finding(str(other), (1, 5, 6, "9"))
    result = fix(Rounds([good, fine], [bad], []))
    assert file.read_text() == "a = 1\nb = 2\n"
    assert other.read_text() == "c = 9\n"
    assert result.fixed == (fine,)
    assert [failure.startswith(f"{file}: not repaired") for failure in result.failures] == [True]


def test_repairs_that_undo_each_other_come_to_an_end(file: Path) -> None:
    there, back = finding(str(file), (1, 5, 6, "2")), finding(str(file), (1, 5, 6, "1"))
    endless = Rounds([there], [back], [there], [back], [there])
    fix(endless, write=False)
    assert len(endless.seen) < fixes.MAX_ROUNDS


def test_a_repair_that_makes_its_own_finding_anew_is_left_out_and_named(file: Path) -> None:
    before = file.read_text()
    result = fix(Rounds([finding(str(file), (2, 1, 1, "pass\n"))]))
    assert (file.read_text(), result.fixed, result.failures) == (before, (), ())
    assert result.notes == (f"{file}: XX001 not repaired: the repair would make the finding anew",)


def test_of_repairs_that_make_each_other_s_findings_only_those_before_them_stay(
    file: Path,
) -> None:
    first = finding(str(file), (1, 5, 6, "7"))
    one = replace(finding(str(file), (2, 1, 1, "pass\n")), message="quant_mask is none")
    other = replace(one, code="XX002", message="quant_mask is one")
    again = replace(one, message="quant_mask_1 is none")
    once_more = replace(one, message="quant_mask_2 is none")
    endless = ([one], [other], [again], [other], [once_more])
    result = fix(Rounds([first], *endless, [first], [one]))
    assert file.read_text() == "a = 7\nb = 2\n"
    assert (result.fixed, result.report.findings) == ((first,), (one,))
    assert ["XX001, XX002 not repaired" in note for note in result.notes] == [True]


def test_a_file_that_changes_meanwhile_is_left(file: Path) -> None:
    check = Rounds([finding(str(file), (1, 5, 6, "7"))], [])

    def checked(overlay: Mapping[str, bytes]) -> Report:
        if len(check.seen) == 1:
            file.write_text("somebody's own\n")
        return check(overlay)

    result = fix(checked)
    assert file.read_text() == "somebody's own\n"
    assert result.failures == (f"{file}: not repaired: it has changed meanwhile",)
    assert result.fixed == ()


@pytest.mark.parametrize("is_one_project", [True, False])
def test_a_project_is_repaired_whole_or_not_at_all(tmp_path: Path, is_one_project: bool) -> None:
    paths = [tmp_path / name / "a.py" for name in ("one", "two")]
    for path in paths:
        path.parent.mkdir()
        path.write_text("a = 1\n")
    roots = [tmp_path] if is_one_project else [path.parent for path in paths]
    for root in roots:
        (root / "pyproject.toml").write_text('[project]\nname = "x"\n')
    paths[1].chmod(0o444)
    found = [finding(str(path), (1, 5, 6, "7")) for path in paths]
    result = fix(Rounds(found, []))
    assert paths[0].read_text() == ("a = 1\n" if is_one_project else "a = 7\n")
    assert paths[1].read_text() == "a = 1\n"
    assert result.fixed == (() if is_one_project else (found[0],))
    assert result.failures == (f"{paths[1]}: not repaired: it is read-only",)


def test_what_was_written_is_taken_back_if_the_rest_cannot_be(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    paths = [tmp_path / "a.py", tmp_path / "b.py"]
    for path in paths:
        path.write_text("a = 1\n")
    replace = os.replace

    def full(source: str, target: str) -> None:
        if target.endswith("b.py"):
            raise OSError(28, "No space left on device")
        replace(source, target)

    monkeypatch.setattr(os, "replace", full)
    result = fix(Rounds([finding(str(path), (1, 5, 6, "7")) for path in paths], []))
    assert [path.read_text() for path in paths] == ["a = 1\n", "a = 1\n"]
    assert sorted(os.listdir(tmp_path)) == ["a.py", "b.py"]
    assert "No space left on device" in result.failures[0]
