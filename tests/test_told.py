"""The same command prints the same bytes as long as nothing has changed, and new ones after."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from maskqlint import cli, told
from maskqlint.cache_folder import FOLDER
from maskqlint.reporters import FORMATS
from tests.conftest import Ran
from tests.test_cache import HELPER, MODEL, OTHER

Run = Callable[..., Ran]


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    # Files that were just written are not trusted otherwise.
    monkeypatch.setattr(told, "UNSETTLED", -(10**18))
    root = tmp_path / "project"
    root.mkdir()
    (root / "pyproject.toml").write_text("")
    (root / "model.py").write_text(MODEL)
    (root / "helper.py").write_text(HELPER)
    (root / "other.py").write_text(OTHER)
    (root / "empty").mkdir()
    monkeypatch.chdir(root)
    return root


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str]) -> Run:
    def run(*arguments: str) -> Ran:
        status = cli.run(["check", *arguments])
        captured = capsys.readouterr()
        return Ran(status, captured.out, captured.err)

    return run


@pytest.fixture
def only_recalled(monkeypatch: pytest.MonkeyPatch) -> Callable[[], None]:
    """From its call on, a command that is not told again fails."""

    def refuse() -> None:
        def fail(*args: object) -> int:
            raise AssertionError("the command was run")

        monkeypatch.setattr(cli, "_run", fail)

    return refuse


def entries(project: Path) -> list[Path]:
    return sorted((project / FOLDER).glob("told-*"))


@pytest.mark.parametrize("format", FORMATS)
def test_every_format_is_told_again_to_the_byte(
    project: Path, run: Run, only_recalled: Callable[[], None], format: str
) -> None:
    bare = run("--no-cache", "--output-format", format)
    cold = run("--output-format", format)
    assert cold == bare and cold.status == 1
    only_recalled()
    assert run("--output-format", format) == cold


CHANGES: dict[str, Callable[[Path], object]] = {
    "text": lambda p: (p / "helper.py").write_text(HELPER.replace("== 1", "== 0")),
    "same size": lambda p: (p / "helper.py").write_text(HELPER.replace("1", "0")),
    "same size and time": lambda p: same_time(p / "helper.py", HELPER.replace("1", "0")),
    "another inode": lambda p: moved_over(p / "helper.py", HELPER.replace("1", "0")),
    "a new file": lambda p: (p / "new.py").write_text("import\n"),
    "a new file in an empty directory": lambda p: (p / "empty/new.py").write_text("import\n"),
    "a package that hides a file": lambda p: package(p / "helper"),
    "a deleted file": lambda p: (p / "helper.py").unlink(),
    "settings": lambda p: (p / "pyproject.toml").write_text(
        '[tool.maskqlint]\nignore = ["MQ101"]\n'
    ),
    "settings of one's own": lambda p: (p / "maskqlint.toml").write_text('ignore = ["MQ101"]\n'),
    "settings further down": lambda p: (p / "empty/maskqlint.toml").write_text("ignore = 1\n"),
    "what git ignores": lambda p: (p / ".gitignore").write_text("helper.py\n"),
}


def same_time(path: Path, text: str) -> None:
    before = path.stat()
    path.write_text(text)
    os.utime(path, ns=(before.st_atime_ns, before.st_mtime_ns))


def moved_over(path: Path, text: str) -> None:
    other = path.with_suffix(".new")
    other.write_text(text)
    before = path.stat()
    os.utime(other, ns=(before.st_atime_ns, before.st_mtime_ns))
    other.replace(path)


def package(path: Path) -> None:
    path.mkdir()
    (path / "__init__.py").write_text("def valid(x):\n    return x\n")


@pytest.mark.parametrize("change", CHANGES)
def test_after_a_change_the_command_is_run(project: Path, run: Run, change: str) -> None:
    run()
    assert len(entries(project)) == 1
    CHANGES[change](project)
    warm = run()
    assert warm == run("--no-cache")
    assert warm == run()


def test_what_is_read_beside_the_project_is_watched_too(
    project: Path, run: Run, tmp_path: Path
) -> None:
    settings = tmp_path / "shared.toml"
    settings.write_text("")
    assert run("--config", str(settings)).status == 1
    settings.write_text('ignore = ["MQ101"]\n')
    assert run("--config", str(settings)).status == 0
    (project / "pyproject.toml").write_text('[tool.maskqlint]\nextend = "../shared.toml"\n')
    assert run().status == 0
    settings.write_text("")
    assert run().status == 1
    assert run("--baseline", "known.json", "--write-baseline").status == 0
    assert run("--baseline", "known.json").status == 0
    (project / "known.json").unlink()
    assert run("--baseline", "known.json").status == 2


def test_a_project_marked_further_up_is_another_project(
    project: Path, run: Run, tmp_path: Path
) -> None:
    (project / "pyproject.toml").unlink()
    (project / "__init__.py").write_text("")
    run("model.py")
    (tmp_path / "setup.py").write_text("")
    assert run("model.py") == run("model.py", "--no-cache")


@pytest.mark.parametrize(
    "other",
    [
        pytest.param(lambda m: m.setenv("NO_COLOR", "1"), id="environment"),
        pytest.param(lambda m: m.setattr(told, "__version__", "9"), id="version"),
        pytest.param(lambda m: m.setattr(sys, "prefix", "/elsewhere"), id="interpreter"),
    ],
)
def test_another_surrounding_is_another_entry(
    project: Path,
    run: Run,
    monkeypatch: pytest.MonkeyPatch,
    other: Callable[[pytest.MonkeyPatch], None],
) -> None:
    cold = run()
    other(monkeypatch)
    assert run() == cold
    assert len(entries(project)) == 2


@pytest.mark.parametrize(
    "arguments",
    [
        pytest.param(["--no-cache"], id="no-cache"),
        pytest.param(["--fix"], id="fix"),
        pytest.param(["--output-file", "out.txt"], id="file"),
        pytest.param(["--verbose", "--config", "missing.toml"], id="error"),
    ],
)
def test_a_command_that_does_more_than_tell_is_not_kept(
    project: Path, run: Run, arguments: list[str]
) -> None:
    run(*arguments)
    assert entries(project) == []


def test_a_command_during_whose_run_a_file_was_written_is_not_kept(
    project: Path, run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(told, "UNSETTLED", 10**15)
    run()
    assert entries(project) == []


@pytest.mark.parametrize(
    "damage",
    [
        pytest.param(lambda data: b"", id="empty"),
        pytest.param(lambda data: data[: len(data) // 2], id="torn"),
        pytest.param(lambda data: data.replace(b"MQ101", b"MQ102"), id="altered"),
        pytest.param(lambda data: told_anew(b"1 2 3\nabc"), id="other-shape"),
        pytest.param(lambda data: told_anew(b"\xff\xfe"), id="no-text"),
    ],
)
def test_a_damaged_entry_is_as_good_as_none(
    project: Path, run: Run, damage: Callable[[bytes], bytes]
) -> None:
    cold = run()
    (entry,) = entries(project)
    entry.write_bytes(damage(entry.read_bytes()))
    assert run() == cold
    assert run() == cold


def told_anew(payload: bytes) -> bytes:
    from maskqlint.digests import digest

    return digest(payload).encode() + b"\n" + payload


def test_a_link_is_no_cache(project: Path, run: Run, tmp_path: Path) -> None:
    elsewhere = tmp_path / "elsewhere"
    elsewhere.mkdir()
    (project / FOLDER).symlink_to(elsewhere)
    ran = run("--verbose")
    assert "is a link" in ran.err
    assert list(elsewhere.iterdir()) == []


def test_a_full_disk_is_no_failure(
    project: Path, run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    bare = run("--no-cache")

    def full(*args: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "replace", full)
    assert run() == bare
    assert "No space left on device" in run("--verbose").err
    assert not list((project / FOLDER).glob(".*-*.*"))
