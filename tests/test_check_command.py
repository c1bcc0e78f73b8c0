"""`maskqlint check` with a small engine: what it reads, prints, writes and returns."""

from __future__ import annotations

import io
import json
import os
import sys
from collections.abc import Sequence
from pathlib import Path

import pytest

from maskqlint.config import SettingsFor
from maskqlint.findings import Severity
from tests import fake_engine
from tests.conftest import Command
from tests.fake_engine import Report, finding

BAD = "x = quant(x)\nkeep = m == 1\n"
GOOD = "keep = m == 0\n"


def write(path: Path, text: str) -> str:
    """Write a file and the directories above it; returns its path."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text)
    return str(path)


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The current directory, with a bad file and a good one."""
    monkeypatch.chdir(tmp_path)
    write(tmp_path / "bad.py", BAD)
    write(tmp_path / "good.py", GOOD)
    return tmp_path


LINE = "bad.py:2:8: MQ101 m was rounded by self.quant: 1 comes back as 1.0007\n"


@pytest.mark.parametrize(
    ("arguments", "status", "out"),
    [
        ([], 1, LINE),
        (["."], 1, LINE),
        (["bad.py", "good.py"], 1, LINE),
        (["good.py"], 0, ""),
        (["bad.py", "--exit-zero"], 0, LINE),
        (["--select", "MQ1"], 1, LINE),
        (["--select", "MQ2,MQ101"], 1, LINE),
        (["--select", "MQ2"], 0, ""),
        (["--select", "MQ2", "--select", "MQ1"], 1, LINE),
        (["--select", "MQ2", "--extend-select", "MQ101"], 1, LINE),
        (["--ignore", "MQ101"], 0, ""),
        (["--statistics"], 1, LINE + "1  MQ101  quantized-equality\n"),
        (
            ["--jobs", "2", "--no-cache", "--isolated", "--lang", "zh", "--target", "torch"],
            1,
            LINE,
        ),
    ],
)
def test_status_and_output(
    command: Command, project: Path, arguments: list[str], status: int, out: str
) -> None:
    ran = command("check", "--output-format", "concise", *arguments)
    assert (ran.status, ran.out, ran.err) == (status, out, "")


def test_full_is_what_people_get(command: Command, project: Path) -> None:
    out = command("check").out
    assert out.startswith("error[MQ101]: m was rounded")
    assert "2 | keep = m == 1\n  |        ^^^^^^" in out
    assert out.endswith("Found 1 error (1 fixable with --fix --unsafe-fixes).\n")
    assert command("check", "good.py").out == "No findings in 1 file.\n"


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["bda.py"], '"bda.py" does not exist; did you mean "bad.py"?'),
        (["zz/bad.py"], '"zz/bad.py" does not exist'),
        (["--select", "MQ1011"], '--select: there is no rule "MQ1011"; did you mean "MQ101"?'),
        (["--ignore", "X"], '--ignore: there is no rule "X"'),
        (["--config", "gone.toml"], "gone.toml: cannot be read: No such file or directory"),
        (["--output-format", "sarf"], '--output-format: there is no format "sarf"; did you mean "sarif"?'),
        (["--output-format", "full", "--output-format", "json"], "--output-format: two formats would go to stdout"),
        (["--output-format", "json:a", "--output-format", "sarif:./a"], "--output-format: two formats would go to a"),
        (["--output-format", "sarif:"], '--output-format: "sarif:" names no file behind the colon'),
        (["-o", "."], "--output-file: . is a directory"),
        (["--stdin-filename", "."], '--stdin-filename: "." is a directory'),
        (["-"], '"-" does not exist; --stdin-filename says which file stdin stands for'),
        ([""], '"" does not exist'),
        (["--target", "journey"], '--target: there is no target "journey"; did you mean "journey6"?'),
        (["--output-file", "gone/out.txt"], "--output-file: the directory of gone/out.txt does not exist"),
        (["--unsafe-fixes"], "--unsafe-fixes says which repairs --fix or --diff may take; add one"),
        (["--fix", "--diff"], "--fix and --diff cannot be used together"),
        (["--write-baseline", "--add-ignore"], "--write-baseline and --add-ignore cannot be used together"),
        (["--fix", "--stdin-filename", "a.py"], "--fix cannot be used on stdin"),
        (["bad.py", "--stdin-filename", "a.py"], "--stdin-filename: no other paths can be checked with stdin"),
        (["--baseline", "gone.json"], "gone.json: the baseline cannot be read: No such file or directory; --write-baseline makes it"),
    ],
)  # fmt: skip
def test_a_usage_error_is_one_line_and_writes_nothing(
    command: Command, project: Path, arguments: list[str], message: str
) -> None:
    before = sorted(os.listdir(project))
    ran = command("check", *arguments)
    assert (ran.status, ran.out, ran.err) == (2, "", f"maskqlint: {message}\n")
    assert sorted(os.listdir(project)) == before


def test_a_wrong_configuration_is_told_before_any_work(command: Command, project: Path) -> None:
    write(project / "maskqlint.toml", "selct = []\n")
    ran = command("check", "--output-format", "json:out.json")
    assert ran.status == 2
    assert ran.err == ('maskqlint: maskqlint.toml: unknown key "selct"; did you mean "select"?\n')
    assert not (project / "out.json").exists()


def test_configuration_holds(command: Command, project: Path) -> None:
    write(project / "maskqlint.toml", "severity = {MQ101 = 'warning'}\n")
    assert "warning[MQ101]" in command("check").out
    assert "error[MQ101]" in command("check", "--isolated").out
    other = write(project / "other.toml", "ignore = ['MQ101']\n")
    assert command("check", "--config", other).status == 0


def test_several_formats_at_once(command: Command, project: Path) -> None:
    ran = command(
        "check", "--output-format", "concise", "--output-format", "sarif:out.sarif",
        "--output-format", "json:out.json",
    )  # fmt: skip
    assert (ran.status, ran.out) == (1, LINE)
    sarif = json.loads((project / "out.sarif").read_text())
    assert len(sarif["runs"][0]["tool"]["driver"]["rules"]) == 5
    assert len(json.loads((project / "out.json").read_text())) == 1


def test_output_file_takes_the_report_and_stdout_stays_empty(
    command: Command, project: Path
) -> None:
    ran = command("check", "-o", "out.txt")
    assert (ran.status, ran.out) == (1, "")
    assert (project / "out.txt").read_text().startswith("error[MQ101]")


def test_json_stays_json_beside_statistics(command: Command, project: Path) -> None:
    ran = command("check", "--output-format", "json", "--statistics")
    assert len(json.loads(ran.out)) == 1
    assert ran.err == "1  MQ101  quantized-equality\n"


def test_a_failure_is_one_line_and_exit_2_beside_the_findings(
    command: Command, project: Path
) -> None:
    write(project / "worse.py", "fail-here\n")
    ran = command("check", "--output-format", "concise", "--exit-zero")
    assert (ran.status, ran.out) == (2, LINE)
    assert ran.err == f"maskqlint: {project}/worse.py: a worker died\n"


def test_verbose_says_where_a_bound_was_hit(command: Command, project: Path) -> None:
    assert command("check", "good.py").err == ""
    assert "calls deeper than 24" in command("check", "good.py", "--verbose").err


def test_stdin_is_checked_as_the_file(
    command: Command, project: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def from_stdin(text: str, *arguments: str) -> str:
        monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(text.encode())))
        return command("check", "--output-format", "concise", *arguments).out

    assert from_stdin("\n\n" + BAD, "--stdin-filename", "bad.py").startswith("bad.py:4:8: ")
    assert from_stdin(GOOD, "--stdin-filename", "bad.py", "-") == ""
    assert from_stdin(BAD, "--stdin-filename", "not/there.py").startswith("not/there.py:2:8: ")
    shown = "2 | keep = m == 1"
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(BAD.encode())))
    assert shown in command("check", "--stdin-filename", "not/there.py").out


def test_force_exclude_reaches_the_settings(
    command: Command, project: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    seen = []

    def remembering(paths: Sequence[str], settings: SettingsFor, **options: object) -> Report:
        seen.append(settings(paths[0]).force_exclude)
        return Report()

    monkeypatch.setattr(fake_engine, "check", remembering)
    command("check", "--force-exclude")
    command("check")
    assert seen == [True, False]


# Terminals


class Terminal(io.StringIO):
    """A stream that says it is a terminal."""

    def isatty(self) -> bool:
        return True


def on_terminal(monkeypatch: pytest.MonkeyPatch, *arguments: str) -> tuple[str, str]:
    from maskqlint import cli

    out, err = Terminal(), Terminal()
    monkeypatch.setattr(sys, "stdout", out)
    monkeypatch.setattr(sys, "stderr", err)
    cli.run(["check", *arguments])
    return out.getvalue(), err.getvalue()


def test_colour_only_on_a_terminal_that_wants_it(
    fake_parts: None, project: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("TERM", "xterm-256color")
    monkeypatch.delenv("NO_COLOR", raising=False)
    coloured, _ = on_terminal(monkeypatch)
    monkeypatch.setenv("NO_COLOR", "1")
    plain, _ = on_terminal(monkeypatch)
    monkeypatch.delenv("NO_COLOR")
    monkeypatch.setenv("TERM", "dumb")
    dumb, _ = on_terminal(monkeypatch)
    assert "\x1b[1;31merror[MQ101]" in coloured
    assert "\x1b" not in plain and plain == dumb
    assert "keep = m == 1" in coloured


def test_a_bar_on_many_files_only(
    fake_parts: None, project: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from maskqlint import check_command

    _, err = on_terminal(monkeypatch, "--output-format", "concise")
    assert "Checking" in err
    monkeypatch.setattr(check_command, "_MANY_FILES", 5000)
    _, err = on_terminal(monkeypatch, "--output-format", "concise")
    assert err == ""


def test_the_width_is_the_terminal_s_within_reason(monkeypatch: pytest.MonkeyPatch) -> None:
    from maskqlint.reporters import terminal

    class Numbered(Terminal):
        def fileno(self) -> int:
            return 1

    def width(columns: int) -> int:
        size = os.terminal_size((columns, 24))
        monkeypatch.setattr(os, "get_terminal_size", lambda fd: size)
        return terminal.width_of(Numbered())

    assert [width(columns) for columns in (0, 20, 100, 400)] == [80, 40, 100, 120]
    assert terminal.width_of(Terminal()) == 80
    assert terminal.width_of(io.StringIO()) == 80


# Repairs


def test_fix_applies_what_it_may_and_tells(command: Command, project: Path) -> None:
    assert command("check", "--fix").status == 1
    assert (project / "bad.py").read_text() == BAD
    ran = command("check", "--fix", "--unsafe-fixes")
    assert (ran.status, ran.out) == (0, "No findings in 2 files.\nFixed 1 finding: 1 MQ101.\n")
    assert "m == 0" in (project / "bad.py").read_text()


def test_a_hook_may_want_to_fail_on_a_fix(command: Command, project: Path) -> None:
    ran = command("check", "--fix", "--unsafe-fixes", "--exit-non-zero-on-fix")
    assert ran.status == 1
    assert command("check", "--fix", "--exit-non-zero-on-fix").status == 0


def test_diff_writes_nothing(command: Command, project: Path) -> None:
    ran = command("check", "--diff", "--unsafe-fixes")
    assert (ran.status, ran.out) == (1, f"--- {project}/bad.py\n")
    assert (project / "bad.py").read_text() == BAD
    assert command("check", "--diff").status == 0


def test_a_fix_that_fails_is_told(command: Command, project: Path) -> None:
    write(project / "bad.py", "# read-only\n" + BAD)
    ran = command("check", "--fix", "--unsafe-fixes")
    assert (ran.status, ran.err) == (2, f"maskqlint: {project}/bad.py: is read-only\n")


# Known findings


def test_a_baseline_is_written_and_then_holds(command: Command, project: Path) -> None:
    ran = command("check", "--write-baseline")
    assert (ran.status, ran.err) == (
        0,
        "maskqlint: maskqlint-baseline.json: 1 known finding written\n",
    )
    write(project / "bad.py", "\n\n" + BAD)
    ran = command("check", "--baseline", "maskqlint-baseline.json")
    assert (ran.status, ran.out) == (0, "No findings in 2 files (1 suppressed).\n")
    write(project / "bad.py", BAD + BAD)
    ran = command("check", "--baseline", "maskqlint-baseline.json", "--output-format", "concise")
    assert (ran.status, ran.out) == (1, LINE.replace(":2:", ":4:"))


def test_a_baseline_of_the_configuration(command: Command, project: Path) -> None:
    write(project / "maskqlint.toml", "baseline = 'known.json'\n")
    assert command("check", "--write-baseline").status == 0
    assert (project / "known.json").exists()
    assert command("check").status == 0
    sarif = json.loads(command("check", "--output-format", "sarif").out)
    (result,) = sarif["runs"][0]["results"]
    assert result["suppressions"] == [{"kind": "external", "justification": "in the baseline"}]


def test_counts_only_go_down(command: Command, project: Path) -> None:
    write(project / "maskqlint.toml", "baseline = 'known.json'\n")
    write(project / "bad.py", BAD + BAD)
    command("check", "--write-baseline")
    write(project / "bad.py", BAD)
    write(project / "new.py", BAD)
    ran = command("check", "--verbose")
    assert ran.status == 1
    assert "known.json: 1 known finding no longer occurs" in ran.err
    assert "no longer occurs: bad.py: MQ101 m == 1" in ran.err
    ran = command("check", "--write-baseline")
    assert ran.status == 1
    assert "1 new finding was not added" in ran.err
    (entry,) = json.loads((project / "known.json").read_text())["findings"]
    assert (entry["path"], entry["count"]) == ("bad.py", 1)


@pytest.mark.parametrize(
    "arguments", [["good.py"], ["--shard", "1/2"], ["--select", "MQ201"], ["--ignore", "MQ1"]]
)
def test_what_a_run_could_not_find_is_not_gone(
    command: Command, project: Path, arguments: list[str]
) -> None:
    write(project / "maskqlint.toml", "baseline = 'known.json'\n")
    command("check", "--write-baseline")
    before = (project / "known.json").read_text()
    write(project / "bad.py", GOOD)
    assert "no longer" not in command("check", *arguments).err
    command("check", "--write-baseline", *arguments)
    assert (project / "known.json").read_text() == before


def test_a_broken_baseline_is_never_empty(command: Command, project: Path) -> None:
    write(project / "known.json", "{")
    for more in ([], ["--write-baseline"]):
        ran = command("check", "--baseline", "known.json", *more)
        assert (ran.status, ran.err.count("\n")) == (2, 1)
        assert "known.json: the baseline is broken" in ran.err
    assert (project / "known.json").read_text() == "{"


def test_a_failed_run_writes_no_baseline(command: Command, project: Path) -> None:
    write(project / "worse.py", "fail-here\n")
    ran = command("check", "--write-baseline")
    assert (ran.status, ran.err.count("\n")) == (2, 1)
    assert not (project / "maskqlint-baseline.json").exists()


def test_add_ignore_writes_comments(command: Command, project: Path) -> None:
    ran = command("check", "--add-ignore=checked by hand")
    assert (ran.status, ran.err) == (0, "maskqlint: comments added in 1 file\n")
    text = (project / "bad.py").read_text()
    assert "keep = m == 1  # maskqlint: ignore[MQ101]" in text
    assert "-- checked by hand\n" in text
    assert (project / "good.py").read_text() == GOOD


def test_a_path_behind_add_ignore_is_no_reason(command: Command, project: Path) -> None:
    assert command("check", "--add-ignore", "good.py").status == 0
    assert (project / "bad.py").read_text() == BAD
    assert command("check", "--add-ignore", "--", "bad.py").status == 0
    assert (project / "bad.py").read_text().endswith("# maskqlint: ignore[MQ101]\n")


def test_add_ignore_leaves_what_cannot_be_read(
    command: Command, project: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    gone = finding(str(project / "gone.py"), 1, 1, Severity.ERROR)
    report = Report((gone,), failures=("it died",))
    monkeypatch.setattr(fake_engine, "check", lambda *arguments, **options: report)
    ran = command("check", "--add-ignore")
    assert ran.status == 2
    assert "gone.py:1: no comment was added: cannot be read" in ran.err
    assert "in 0 files" in ran.err
