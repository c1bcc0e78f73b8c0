"""A warm run tells what a cold one would, and nothing that is wrong is taken from a cache."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from maskqlint import engine, walk
from maskqlint.cache_folder import FOLDER
from maskqlint.config import SettingsFor
from maskqlint.digests import digest
from maskqlint.findings import Finding

STUB = "from horizon_plugin_pytorch.quantization import QuantStub\n"
MODEL = f"""from torch import nn
{STUB}from helper import valid


class Net(nn.Module):
    def __init__(self):
        super().__init__()
        self.quant = QuantStub()

    def forward(self, x):
        return valid(self.quant(x))
"""
HELPER = "def valid(x):\n    return x[..., -1] == 1\n"
OTHER = f"""from torch import nn
{STUB}

class Other(nn.Module):
    def __init__(self):
        super().__init__()
        self.quant = QuantStub()

    def forward(self, x):
        return self.quant(x)
"""


@pytest.fixture
def project(tmp_path: Path) -> Path:
    (tmp_path / "pyproject.toml").write_text("")
    (tmp_path / "model.py").write_text(MODEL)
    (tmp_path / "helper.py").write_text(HELPER)
    (tmp_path / "other.py").write_text(OTHER)
    return tmp_path


@pytest.fixture
def walked(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The names of the files that are walked, as they are."""
    names: list[str] = []
    original = walk.Walker.walk

    def told(self: walk.Walker, path: str) -> walk.FileWalk:
        names.append(os.path.basename(path))
        return original(self, path)

    monkeypatch.setattr(walk.Walker, "walk", told)
    return names


def check(project: Path, *names: str, **settings: object) -> tuple[Finding, ...]:
    paths = [str(project / name) for name in names] or [str(project)]
    return engine.check(paths, SettingsFor(overrides=settings), use_cache=True, jobs=1).findings


def places(findings: tuple[Finding, ...]) -> list[tuple[str, str, int]]:
    return [(each.code, os.path.basename(each.path), each.span.start.row) for each in findings]


def test_a_warm_run_walks_nothing_and_finds_the_same(project: Path, walked: list[str]) -> None:
    cold = check(project)
    assert places(cold) == [("MQ101", "helper.py", 2)]
    walked.clear()
    assert check(project) == cold
    assert walked == []


def test_only_what_depends_on_a_change_is_walked_again(project: Path, walked: list[str]) -> None:
    check(project)
    assert sorted(walked) == ["model.py", "other.py"]
    walked.clear()
    (project / "helper.py").write_text(HELPER.replace("== 1", "== 0"))
    assert check(project) == ()
    assert walked == ["model.py"]
    walked.clear()
    # An older text that was walked before costs nothing but its entry, if that was kept.
    (project / "other.py").write_text(OTHER + "\n")
    assert check(project) == ()
    assert walked == ["other.py"]


def test_a_change_that_keeps_size_and_time_is_seen(project: Path) -> None:
    helper = project / "helper.py"
    assert len(check(project)) == 1
    before = helper.stat()
    helper.write_text(HELPER.replace("== 1", "== 0"))
    os.utime(helper, ns=(before.st_atime_ns, before.st_mtime_ns))
    assert helper.stat().st_size == before.st_size
    assert check(project) == ()


@pytest.mark.parametrize(
    "change",
    [
        pytest.param(lambda p: (p / "helper").mkdir(), id="folder"),
        pytest.param(
            lambda p: (
                (p / "helper").mkdir(),
                (p / "helper/__init__.py").write_text("def valid(x):\n    return x\n"),
                (p / "helper.py").unlink(),
            ),
            id="package-instead-of-file",
        ),
        pytest.param(lambda p: (p / "helper.py").unlink(), id="deleted"),
        pytest.param(lambda p: (p / "helper.py").write_text("def valid(:\n"), id="broken"),
        pytest.param(
            lambda p: (p / "pyproject.toml").write_text('[tool.maskqlint]\nignore = ["MQ101"]\n'),
            id="configuration",
        ),
        pytest.param(
            lambda p: (p / "helper.py").write_text(HELPER.replace("== 1", "== 1  # noqa: MQ101")),
            id="suppressed",
        ),
        pytest.param(
            lambda p: (p / ".gitignore").write_text("model.py\n"),
            id="ignored",
        ),
    ],
)
def test_a_warm_run_tells_what_a_cold_one_would(
    project: Path, change: Callable[[Path], object]
) -> None:
    check(project)
    change(project)
    warm = check(project)
    assert warm == engine.check([str(project)], SettingsFor()).findings
    assert warm == check(project)


def test_settings_of_the_command_are_told_apart(project: Path) -> None:
    assert places(check(project)) == [("MQ101", "helper.py", 2)]
    assert check(project, ignore=("MQ1",)) == ()
    chinese = check(project, lang="zh")
    assert places(chinese) == [("MQ101", "helper.py", 2)]
    assert chinese != check(project)


def test_named_files_take_what_a_whole_run_kept(project: Path, walked: list[str]) -> None:
    whole = check(project)
    walked.clear()
    assert check(project, "helper.py") == whole
    assert check(project, "model.py") == ()
    assert walked == []


@pytest.mark.parametrize(
    "damage",
    [
        pytest.param(lambda data: b"", id="empty"),
        pytest.param(lambda data: data[: len(data) // 2], id="torn"),
        pytest.param(lambda data: data.replace(b"MQ101", b"MQ102"), id="altered"),
        pytest.param(lambda data: b"\x00\xff" * 50, id="garbage"),
        pytest.param(lambda data: digest(b"[1]").encode() + b"\n[1]", id="other-shape"),
        pytest.param(lambda data: digest(b"[[[[").encode() + b"\n[[[[", id="no-json"),
    ],
)
def test_a_damaged_entry_is_as_good_as_none(
    project: Path, damage: Callable[[bytes], bytes]
) -> None:
    cold = check(project)
    entries = [each for each in (project / FOLDER).iterdir() if "-" in each.name]
    assert len(entries) == 2
    for entry in entries:
        entry.write_bytes(damage(entry.read_bytes()))
    assert check(project) == cold
    assert check(project) == cold


def test_without_a_folder_of_ones_own_nothing_is_kept_and_verbose_says_so(project: Path) -> None:
    (project / FOLDER).write_text("a file")
    report = engine.check([str(project)], SettingsFor(), use_cache=True)
    assert places(report.findings) == [("MQ101", "helper.py", 2)]
    assert [each for each in report.notices if each.startswith("no cache: ")]
    assert (project / FOLDER).read_text() == "a file"


@pytest.mark.skipif(not hasattr(os, "getuid"), reason="no users here")
def test_another_users_folder_is_left_alone(project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    check(project)
    before = sorted(os.listdir(project / FOLDER))
    monkeypatch.setattr(os, "getuid", lambda: -1)
    (project / "helper.py").write_text(HELPER.replace("== 1", "== 0"))
    report = engine.check([str(project)], SettingsFor(), use_cache=True)
    assert report.findings == ()
    assert any("belongs to another user" in each for each in report.notices)
    assert sorted(os.listdir(project / FOLDER)) == before


def test_the_folder_says_what_it_is_and_git_passes_it_by(project: Path) -> None:
    check(project)
    assert (project / FOLDER / ".gitignore").read_text() == "*\n"
    tag = (project / FOLDER / "CACHEDIR.TAG").read_text()
    assert tag.startswith("Signature: 8a477f597d28d172789f06886806bc55")


def test_old_entries_are_dropped(project: Path) -> None:
    check(project)
    folder = project / FOLDER
    old = folder / "walk-of-long-ago"
    old.write_text("")
    os.utime(old, (1, 1))
    (project / "other.py").write_text(OTHER + "\n")
    check(project)
    assert not old.exists()
    assert len(list(folder.glob("walk-*"))) >= 2


def test_what_is_imported_from_an_excluded_folder_is_watched_too(project: Path) -> None:
    (project / "build").mkdir()
    (project / "build" / "helper.py").write_text(HELPER)
    (project / "helper.py").write_text("from build.helper import valid\n")
    assert check(project) == ()  # the fault stands in a file that is not asked for
    (project / "build" / "helper.py").write_text(HELPER.replace("== 1", "") + "\n")
    (project / "model.py").write_text(
        MODEL.replace("valid(self.quant(x))", "valid(self.quant(x)) == 1")
    )
    assert places(check(project)) == [("MQ101", "model.py", 12)]
    (project / "build" / "helper.py").write_text("def valid(x):\n    return unknown(x)\n")
    assert check(project) == ()


def test_a_file_that_appears_in_an_excluded_folder_may_be_what_an_import_means(
    project: Path,
) -> None:
    (project / "build").mkdir()
    (project / "helper.py").write_text("from build.helper import valid\n")
    (project / "model.py").write_text(
        MODEL.replace("valid(self.quant(x))", "valid(self.quant(x)) == 1")
    )
    assert check(project) == ()
    assert check(project) == ()
    (project / "build" / "helper.py").write_text("def valid(x):\n    return x\n")
    assert places(check(project)) == [("MQ101", "model.py", 12)]


def test_two_runs_at_once_leave_a_whole_cache(project: Path) -> None:
    command = [sys.executable, "-m", "maskqlint", "check", "--output-format", "json", str(project)]
    runs = [subprocess.Popen(command, stdout=subprocess.PIPE) for _ in range(4)]
    texts = {each.communicate()[0] for each in runs}
    assert len(texts) == 1 and b"MQ101" in texts.pop()
    assert not list((project / FOLDER).glob(".*-*.*"))


def test_the_command_uses_it_unless_told_not_to(project: Path) -> None:
    command = [sys.executable, "-m", "maskqlint", "check", str(project)]
    subprocess.run([*command, "--no-cache"], capture_output=True, check=False)
    assert not (project / FOLDER).exists()
    first = subprocess.run(command, capture_output=True, check=False)
    assert (project / FOLDER).exists()
    assert subprocess.run(command, capture_output=True, check=False).stdout == first.stdout
