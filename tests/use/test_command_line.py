"""The command line: stdin, help, completion, errors of one line, and rough treatment."""

from __future__ import annotations

import json
import os
import signal
import subprocess
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from tests.use.conftest import FOUND, GOOD, MODEL, User, installed

MQ401, MQ101, MQ201 = FOUND
COMMANDS = ("check", "clean", "config", "grid", "merge", "rule", "server", "trace")
BASE = MODEL.replace("class Planner(nn.Module)", "class Base(nn.Module)").split("    def forward")[
    0
]
NET = """\
from base import Base


class Net(Base):
    def forward(self, agents):
        return self.quant(agents) == 1
"""


# stdin


def test_stdin_is_checked_in_the_context_of_the_file_s_project(user: User) -> None:
    user.write("base.py", BASE)
    user.write("maskqlint.toml", 'per-file-ignores = { "model.py" = ["MQ2"] }')
    ran = user.check("--stdin-filename", "net.py", input=NET)
    assert ran.found == ["net.py:6:16: MQ101"]
    ran = user.check("--stdin-filename", "model.py", "-", input="\n" + MODEL)
    assert ran.found == ["model.py:14:18: MQ401", "model.py:15:16: MQ101"]
    assert user.read("model.py") == MODEL
    ran = user.run("check", "--stdin-filename", "new.py", "--diff", input=MODEL)
    assert ran.status == 1
    assert ran.out.startswith("--- a/new.py\n+++ b/new.py\n")
    assert "+        self.quant_mask = QuantStub(scale=1.0)\n" in ran.out
    assert sorted(user.files()) == ["base.py", "maskqlint.toml", "model.py", "pyproject.toml"]


@pytest.mark.parametrize("data", [b"\xff\xfe\x00", b"# -*- coding: none -*-\n", b"x = (\n", b"\0"])
def test_stdin_that_is_no_python_is_a_finding_and_no_traceback(user: User, data: bytes) -> None:
    ran = user.check("--stdin-filename", "model.py", input=data)
    assert (ran.status, ran.err) in ((1, ""), (0, ""))
    assert all(": MQ00" in line for line in ran.out.splitlines())
    if data != b"\0":
        assert ran.status == 1


def test_stdin_that_stands_for_an_excluded_file(user: User) -> None:
    user.write("maskqlint.toml", 'extend-exclude = ["old"]\nselect = ["MQ101"]\n')
    assert len(user.check("--stdin-filename", "old/model.py", input=MODEL).found) == 1
    ran = user.check("--force-exclude", "--stdin-filename", "old/model.py", input=MODEL)
    assert (ran.status, ran.found) == (0, [])


# Help and completion


@pytest.mark.parametrize("name", ["", *COMMANDS])
def test_help_fits_80_columns(user: User, name: str) -> None:
    ran = user.run(*filter(None, [name]), "--help", COLUMNS="300")
    assert (ran.status, ran.err) == (0, "")
    assert max(map(len, ran.out.splitlines())) <= 80
    # No line of the list of commands is cut off.
    assert "..." not in ran.out.replace("]...", "").replace("FILES...", "")


def test_help_of_check_is_grouped(user: User) -> None:
    out = user.run("check", "--help").out
    groups = [line for line in out.splitlines() if line.endswith(":") and line[0] != " "]
    assert groups == [
        *("Rules:", "Repair:", "Output:", "Known findings:", "Project:", "Work:", "Options:"),
    ]


def completed(user: User, *words: str) -> list[str]:
    """What a shell would be offered for the last word."""
    ran = user.run(
        _MASKQLINT_COMPLETE="bash_complete",
        COMP_WORDS=" ".join(("maskqlint", *words)),
        COMP_CWORD=str(len(words)),
    )
    assert ran.err == ""
    return [line.split(",")[1] for line in ran.out.splitlines()]


def test_completion_offers_commands_and_options(user: User) -> None:
    assert completed(user, "") == list(COMMANDS)
    assert completed(user, "check", "--se") == ["--select"]
    assert completed(user, "check", "--lang", "z") == ["zh"]


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
def test_completion_for_a_shell(user: User, shell: str) -> None:
    ran = user.run(_MASKQLINT_COMPLETE=f"{shell}_source")
    assert ran.status == 0
    assert "_MASKQLINT_COMPLETE" in ran.out


# Errors


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        ("chekc", 'there is no command "chekc"; did you mean "check"?'),
        ("model.py", 'there is no command "model.py"; did you mean "maskqlint check model.py"?'),
        ("check --selct MQ1", 'there is no option "--selct"; did you mean "--select"?'),
        ("check --select MQ105", '--select: there is no rule "MQ105"; did you mean "MQ101"?'),
        ("check modle.py", '"modle.py" does not exist; did you mean "model.py"?'),
        ("check --fix modle.py model.py", '"modle.py" does not exist; did you mean "model.py"?'),
        ("check --output-format sarf", '--output-format: there is no format "sarf"; did you mean "sarif"?'),
        ("check --output-format json: ", '--output-format: "json:" names no file behind the colon'),
        ("check --output-format json:gone/x", "--output-file: the directory of gone/x does not exist"),
        ("check -o .", "--output-file: . is a directory"),
        ("check --config gone.toml", "gone.toml: cannot be read: No such file or directory"),
        ("check --target journey", '--target: there is no target "journey"; did you mean "journey6"?'),
        ("check --lang de", "Invalid value for '--lang': 'de' is not one of 'en', 'zh'."),
        ("check --shard 4/3", "Invalid value for '--shard': \"4/3\" is no part of a whole such as 1/4"),
        ("check --jobs 0", "Invalid value for '--jobs': 0 is not in the range x>=1."),
        ("check --fix --add-ignore", "--fix and --add-ignore cannot be used together"),
        ("check --fix --write-baseline", "--fix and --write-baseline cannot be used together"),
        ("check --write-baseline --shard 1/2", "--write-baseline cannot be used with --shard: a part is no baseline"),
        ("check --unsafe-fixes", "--unsafe-fixes says which repairs --fix or --diff may take; add one"),
        ("check --fix --stdin-filename model.py", "--fix cannot be used on stdin"),
        ("check --stdin-filename .", '--stdin-filename: "." is a directory'),
        ("check -", '"-" does not exist; --stdin-filename says which file stdin stands for'),
        ("check link.py", '"link.py" is a link that leads nowhere'),
        ("rule MQ9", 'there is no rule "MQ9"'),
        ("config gone", '"gone" does not exist'),
        ("trace gone.py:3", '"gone.py" does not exist'),
        ("grid", "grid: give either --max or --scale"),
        ("merge", "Missing argument 'FILES...'."),
        ("merge model.py", "model.py: is no JSON: Expecting value: line 1 column 1 (char 0)"),
        ("merge bytes.json", "bytes.json: is no JSON: 'utf-8' codec can't decode byte 0xff"),
        ("clean gone", '"gone" does not exist'),
    ],
)  # fmt: skip
def test_an_error_is_one_line_and_nothing_is_written(
    user: User, arguments: str, message: str
) -> None:
    (user.home / "link.py").symlink_to("link.py")
    user.write("bytes.json", b"\xff")
    before = user.files()
    ran = user.run(*arguments.split())
    assert (ran.status, ran.out, ran.err.count("\n")) == (2, "", 1)
    assert ran.err.startswith(f"maskqlint: {message}")
    assert user.files() == before
    assert not (user.home / ".maskqlint_cache").exists()


def test_alone_it_shows_its_help(user: User) -> None:
    ran = user.run()
    assert (ran.status, ran.out) == (2, "")
    assert ran.err.startswith("Usage: maskqlint [OPTIONS] COMMAND") or "Commands:" in ran.err


# Rough treatment


def test_runs_at_once_do_not_disturb_each_other(user: User) -> None:
    for number in range(6):
        user.write(f"nets/net_{number}.py", MODEL)
    alone = user.check("--no-cache")

    def run(number: int) -> tuple[int, str, str]:
        ran = user.check("--jobs", "2", "--output-format", f"json:{number}.json")
        return ran.status, ran.out, ran.err

    with ThreadPoolExecutor(4) as pool:
        ran = list(pool.map(run, range(4)))
    assert set(ran) == {(1, alone.out, "")}
    assert len({user.read(f"{number}.json") for number in range(4)}) == 1
    assert user.check().out == alone.out


def test_a_project_that_nothing_can_be_written_to_is_checked(user: User) -> None:
    user.write(".maskqlint_cache", "somebody's file")
    ran = user.check()
    assert (ran.status, ran.found, ran.err) == (1, FOUND, "")
    assert user.read(".maskqlint_cache") == "somebody's file"


@pytest.mark.parametrize("arguments", [["check"], ["rule", "--all"], ["config"], ["--version"]])
def test_a_reader_that_goes_away_is_told_nothing(user: User, arguments: list[str]) -> None:
    reading, writing = os.pipe()
    os.close(reading)
    with subprocess.Popen(
        [installed("maskqlint"), *arguments],
        cwd=user.home,
        env=user.environment,
        stdout=writing,
        stderr=subprocess.PIPE,
    ) as process:
        os.close(writing)
        assert process.communicate()[1] == b""
    assert process.returncode == 2


@pytest.mark.skipif(not os.path.exists("/dev/full"), reason="no device that is always full")
@pytest.mark.parametrize("arguments", ["check", "--version"])
def test_a_full_disk_is_one_line(user: User, arguments: str) -> None:
    ran = user.call("sh", "-c", f"maskqlint {arguments} > /dev/full")
    message = "maskqlint: the output cannot be written: No space left on device\n"
    assert (ran.status, ran.err) == (2, message)


def test_streams_that_are_closed_are_no_reason_to_fail(user: User) -> None:
    for closed, status in (("<&-", 1), (">&-", 1), ("2>&-", 1)):
        assert user.call("sh", "-c", f"maskqlint check {closed}").status == status
    ran = user.call("sh", "-c", "maskqlint check --stdin-filename model.py <&-")
    assert (ran.status, ran.err) == (0, "")


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no named pipes")
@pytest.mark.parametrize("arguments", [[], ["--jobs", "2"], ["--fix"]])
def test_ctrl_c_is_one_line(user: User, arguments: list[str]) -> None:
    fifo = str(user.home / "slow.py")
    os.mkfifo(fifo)
    with subprocess.Popen(
        [installed("maskqlint"), "check", "slow.py", "model.py", *arguments],
        cwd=user.home,
        env=user.environment,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        start_new_session=True,
        # Shells start what they run in the background with the signal ignored.
        preexec_fn=lambda: signal.signal(signal.SIGINT, signal.SIG_DFL),
    ) as process:
        # Opened when the command has opened it, which then waits for text.
        writing = os.open(fifo, os.O_WRONLY)
        os.killpg(process.pid, signal.SIGINT)
        out, err = process.communicate()
        os.close(writing)
    # The first line end goes behind the ^C that a terminal shows.
    assert (process.returncode, out, err) == (130, b"", b"\nmaskqlint: interrupted\n")


def test_names_of_every_kind(user: User) -> None:
    odd = b"heads \xff/mod'el \xe4\xb8\xad.py".decode("utf-8", "surrogateescape")
    user.write(odd, MODEL)
    user.write("-dash.py", MODEL)
    (user.home / "loop").symlink_to(".")
    (user.home / "gone.py").symlink_to("nowhere.py")
    (user.home / "self.py").symlink_to("self.py")
    lines = user.check("--select", "MQ101").out.splitlines()
    shown = "heads \\udcff/mod'el \u4e2d.py"
    assert [line.split(":")[0] for line in lines] == ["-dash.py", shown, "model.py"]
    ran = user.check("--select", "MQ101", "--", odd, "-dash.py")
    assert (len(ran.found), ran.err) == (2, "")
    assert user.run("check", "--fix", "--", odd).status == 0
    assert user.read(odd) != MODEL


def test_names_that_would_end_a_line_or_colour_it_do_not(user: User) -> None:
    name = "a\nb \x1b[31m  c.py"
    user.write(name, MODEL)
    (line,) = user.check("--select", "MQ101", name).out.splitlines()
    assert line.startswith("a\ufffdb \ufffd[31m  c.py:14:16: MQ101 ")
    assert "--> a\ufffdb \ufffd[31m  c.py:14:16\n" in user.run("check", name).out
    ran = user.check("gone\x1b[31m.py")
    assert ran.err.startswith('maskqlint: "gone\ufffd[31m.py" does not exist')


def test_a_directory_that_cannot_be_entered_is_no_reason_to_fail(user: User) -> None:
    deep = "d" * 200
    user.write(f"{deep}/{deep}/{deep}/model.py", MODEL)
    assert len(user.check("--select", "MQ101").found) == 2


def test_a_directory_that_has_gone_is_one_line(user: User) -> None:
    ran = user.call("sh", "-c", "mkdir gone; cd gone; rmdir ../gone; maskqlint check")
    message = "maskqlint: the current directory does not exist any more\n"
    assert (ran.status, ran.out, ran.err) == (2, "", message)


@pytest.mark.skipif(not os.path.exists("/dev/stdout"), reason="no such devices")
def test_a_report_may_go_to_a_device(user: User) -> None:
    ran = user.run("check", "--output-format", "json:/dev/stdout")
    assert (ran.status, len(json.loads(ran.out)), ran.err) == (1, 3, "")
    user.call("sh", "-c", "maskqlint check --output-format json:/dev/stdout -o all > out; exit 0")
    assert len(json.loads(user.read("out"))) == 3
    assert user.run("check", "-o", "/dev/null").status == 1


def test_an_empty_project_has_nothing_to_report(user: User) -> None:
    empty = user.home / "empty"
    empty.mkdir()
    ran = user.call(installed("maskqlint"), "check", cwd=empty)
    assert (ran.status, ran.out) == (0, "No findings in 0 files.\n")


# The smaller commands


def test_trace_tells_the_way_of_one_value(user: User) -> None:
    ran = user.run("trace", "model.py:14")
    assert ran.out.splitlines()[1:] == [
        "  1. model.py:13:18: quantized here by self.quant",
        "  2. model.py:14:16: goes wrong here",
    ]
    assert user.run("trace", "model.py").out.count(": MQ") == 3
    assert "在此处由 self.quant 量化" in user.run("trace", "--lang", "zh", "model.py").out


def test_rules_are_listed_and_explained(user: User) -> None:
    lines = user.run("rule").out.splitlines()
    assert len(lines) == 19 and lines[3].split() == [
        *("MQ101", "quantized-equality", "error", "fixable"),
    ]
    page = user.run("rule", "mq101").out
    assert page.startswith("# MQ101 quantized-equality\n") and "## Why is this bad?" in page
    assert json.loads(user.run("rule", "MQ1", "--output-format", "json").out)[0]["code"] == "MQ101"


def test_grid_shows_what_numbers_become(user: User) -> None:
    assert "1 comes back as 1.0007" in user.run("grid", "--max", "60.5").out
    assert "-1 comes back as -1 (exact)" in user.run("grid", "--scale", "1", "--", "-1").out


def test_clean_takes_the_cache_away(user: User) -> None:
    user.check()
    assert (user.home / ".maskqlint_cache").is_dir()
    assert user.run("clean").out == f"Removed {user.home / '.maskqlint_cache'}\n"
    assert user.run("clean").out == "No cache to remove.\n"
    assert sorted(user.files()) == ["model.py", "pyproject.toml"]


def test_a_model_in_order_passes(user: User) -> None:
    user.write("model.py", GOOD)
    ran = user.run("check")
    assert (ran.status, ran.out, ran.err) == (0, "No findings in 1 file.\n", "")


def test_the_command_is_installed(user: User) -> None:
    assert Path(installed("maskqlint")).exists()
    assert user.run("--version").out.startswith("maskqlint ")
