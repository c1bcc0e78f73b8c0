"""The command's entry and the smaller subcommands, as a user calls them."""

from __future__ import annotations

import importlib
import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

import maskqlint
from maskqlint import cli
from maskqlint.config_schema import KEYS
from tests.conftest import Command
from tests.test_check_command import BAD, GOOD, write

# It has no types of its own, and its stubs are one more thing to install.
jsonschema = importlib.import_module("jsonschema")

SUBCOMMANDS = ("check", "rule", "config", "trace", "grid", "server", "clean", "merge")


def modules_loaded_by(code: str) -> set[str]:
    """The top-level modules that a fresh interpreter has after running the code."""
    script = f"import sys\ntry:\n    {code}\nexcept SystemExit: pass\nprint(*sys.modules, file=sys.stderr)"
    done = subprocess.run(
        [sys.executable, "-c", script], capture_output=True, text=True, check=True
    )
    return set(done.stderr.split())


@pytest.mark.parametrize(
    "code",
    [
        "import maskqlint",
        "import maskqlint.config, maskqlint.baseline, maskqlint.reporters.full",
        "from maskqlint.cli import main; main(['--version'])",
    ],
)
def test_what_needs_no_click_does_not_import_it(code: str) -> None:
    loaded = modules_loaded_by(code)
    assert "maskqlint" in loaded
    assert not loaded & {"click", "rich", "libcst", "tomllib", "difflib"}


@pytest.mark.parametrize("option", ["--version", "-V"])
def test_version(command: Command, option: str) -> None:
    assert command(option).out == f"maskqlint {maskqlint.__version__}\n"
    # beside other words it is click that answers
    assert command(option, "check").out == f"maskqlint {maskqlint.__version__}\n"


def test_python_m_is_the_command() -> None:
    done = subprocess.run(
        [sys.executable, "-m", "maskqlint", "grid", "--max", "60.5", "--dtype", "qint16"],
        capture_output=True,
        text=True,
    )
    assert (done.returncode, done.stderr) == (0, "")
    assert "1 comes back as 1.0007" in done.stdout


def test_alone_it_shows_its_help_and_has_done_nothing(command: Command) -> None:
    ran = command()
    assert (ran.status, ran.out) == (2, "")
    assert all(name in ran.err for name in SUBCOMMANDS)


@pytest.mark.parametrize("name", ["", *SUBCOMMANDS])
def test_help_is_readable_at_80_columns(command: Command, name: str) -> None:
    ran = command(*filter(None, [name]), "--help")
    assert ran.status == 0
    assert max(len(line) for line in ran.out.splitlines()) <= 80


def test_help_of_check_is_grouped(command: Command) -> None:
    titles = [
        line for line in command("check", "--help").out.splitlines() if line and line[0] != " "
    ]
    assert titles[1:] == [
        *("Rules:", "Repair:", "Output:", "Known findings:", "Project:", "Work:", "Options:"),
    ]


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["chek"], 'there is no command "chek"; did you mean "check"?'),
        (["zzz"], 'there is no command "zzz"'),
        (["model.py"], 'there is no command "model.py"; did you mean "maskqlint check model.py"?'),
        (["check", "--shard", "3/2"], 'Invalid value for \'--shard\': "3/2" is no part of a whole such as 1/4'),
        (["check", "--shard", "x"], 'Invalid value for \'--shard\': "x" is no part of a whole such as 1/4'),
        (["rule", "MQ1011"], 'there is no rule "MQ1011"; did you mean "MQ101"?'),
        (["rule", "bool-in-arithmetics"], 'there is no rule "bool-in-arithmetics"; did you mean "bool-in-arithmetic"?'),
        (["rule", ""], 'there is no rule ""'),
        (["config", "modle.py"], '"modle.py" does not exist; did you mean "model.py"?'),
        (["trace", "gone/model.py:3"], '"gone/model.py" does not exist'),
        (["clean", "gone"], '"gone" does not exist'),
        (["grid"], "grid: give either --max or --scale"),
        (["grid", "--max", "1", "--scale", "1"], "grid: give either --max or --scale"),
        (["grid", "--max", "-1"], "grid: --max and --scale must be above 0"),
        (["merge", "gone.json"], "gone.json: cannot be read: No such file or directory"),
        (["merge", "model.py"], "model.py: is no JSON: Expecting value: line 1 column 1 (char 0)"),
        (["merge", "other.json"], "other.json: is no report of maskqlint in JSON or SARIF"),
        (["merge"], "Missing argument 'FILES...'."),
    ],
)  # fmt: skip
def test_a_usage_error_is_one_line_and_exit_2(
    command: Command, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, arguments: list[str], message: str
) -> None:  # fmt: skip
    monkeypatch.chdir(tmp_path)
    write(tmp_path / "model.py", "pass\n")
    write(tmp_path / "other.json", '{"runs": [{}]}')
    ran = command(*arguments)
    assert (ran.status, ran.out, ran.err) == (2, "", f"maskqlint: {message}\n")


def test_an_unknown_option_names_the_nearest(command: Command) -> None:
    ran = command("check", "--selct", "MQ1")
    assert ran.status == 2
    assert ran.err == 'maskqlint: there is no option "--selct"; did you mean "--select"?\n'


def test_an_internal_error_is_one_line(
    command: Command, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = write(tmp_path / "model.py", "raise-here\n")
    ran = command("check", path)
    assert (ran.status, ran.out) == (2, "")
    assert ran.err == (
        "maskqlint: internal error: KeyError: 'lost' (MASKQLINT_DEBUG=1 shows the traceback)\n"
    )
    monkeypatch.setenv("MASKQLINT_DEBUG", "1")
    with pytest.raises(KeyError):
        command("check", path)


def test_an_interrupt_is_one_line(command: Command, monkeypatch: pytest.MonkeyPatch) -> None:
    def interrupted(*arguments: object, **options: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("tests.fake_engine.check", interrupted)
    ran = command("check")
    assert (ran.status, ran.err.strip()) == (130, "maskqlint: interrupted")
    monkeypatch.setattr(cli, "_run", interrupted)
    assert command("check").status == 130


@pytest.mark.parametrize(
    "arguments", [["config", "--schema"], ["rule", "--help"], ["grid", "--max", "1"]]
)
def test_a_reader_that_goes_away_is_no_traceback(arguments: list[str]) -> None:
    reading, writing = os.pipe()
    os.close(reading)
    try:
        done = subprocess.run(
            [sys.executable, "-m", "maskqlint", *arguments],
            stdout=writing,
            stderr=subprocess.PIPE,
            text=True,
        )
    finally:
        os.close(writing)
    assert (done.returncode, done.stderr) == (2, "")


def test_main_exits_with_the_status(fake_parts: None, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "argv", ["maskqlint", "--version"])
    with pytest.raises(SystemExit) as stopped:
        cli.main()
    assert stopped.value.code == 0


def test_completion_is_offered(fake_parts: None) -> None:
    environment = {**os.environ, "_MASKQLINT_COMPLETE": "bash_source"}
    done = subprocess.run(
        [sys.executable, "-m", "maskqlint"], env=environment, capture_output=True, text=True
    )
    assert "complete -o nosort -F _maskqlint_completion maskqlint" in done.stdout


# rule


def test_rules_are_listed(command: Command) -> None:
    assert command("rule").out == (
        "MQ001  syntax-error        error\n"
        "MQ002  unreadable-file     error\n"
        "MQ003  unused-suppression  note     fixable\n"
        "MQ101  quantized-equality  error    fixable\n"
        "MQ201  bool-in-arithmetic  warning\n"
    )


def test_a_rule_is_explained(command: Command) -> None:
    assert command("rule", "MQ101").out == (
        "# MQ101 quantized-equality\n\nerror, fixable\n\n"
        "## What it does\nReports `==` on a grid. More is\nsaid here.\n"
    )
    page = command("rule", "MQ101").out
    assert command("rule", "mq101").out == command("rule", "Quantized-Equality").out == page
    assert command("rule", "MQ00").out.count("# MQ") == 3
    assert command("rule", "--all").out.count("# MQ") == 5


def test_rules_as_json(command: Command) -> None:
    rules = json.loads(command("rule", "--output-format", "json").out)
    assert [rule["code"] for rule in rules] == ["MQ001", "MQ002", "MQ003", "MQ101", "MQ201"]
    assert set(rules[0]) == {"code", "name", "severity", "fixable", "doc"}
    assert len(json.loads(command("rule", "MQ201", "--output-format", "json").out)) == 1


def test_a_page_on_a_terminal_is_laid_out(
    command: Command, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("maskqlint.reporters.terminal.is_coloured", lambda stream: True)
    out = command("rule", "MQ101").out
    assert "quantized-equality" in out and "## What" not in out


# config


def test_config_shows_what_holds_and_where_it_was_set(
    command: Command, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    write(tmp_path / "maskqlint.toml", "select = ['MQ1']\nseverity = {MQ101 = 'off'}\n")
    lines = command("config").out.splitlines()
    file = tmp_path / "maskqlint.toml"
    assert lines[0] == f"# .: {file}"
    assert lines[1] == f'select = ["MQ1"]  # {file}'
    assert f'severity = {{ "MQ101" = "off" }}  # {file}' in lines
    assert "per-file-ignores = {}  # default" in lines
    assert len(lines) == 1 + len(KEYS)
    (tmp_path / "maskqlint.toml").unlink()
    assert command("config").out.startswith("# .: no configuration file: the defaults hold\n")


def test_what_config_shows_is_a_configuration(
    command: Command, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    first = command("config").out
    write(tmp_path / "again.toml", first.replace('baseline = ""', 'baseline = "known.json"'))
    again = command("config", "--config", "again.toml")
    assert again.status == 0
    assert "known.json" in again.out


def test_the_schema_is_printed(command: Command) -> None:
    schema = json.loads(command("config", "--schema").out)
    jsonschema.Draft202012Validator.check_schema(schema)
    assert "select" in schema["properties"]


def test_a_rule_pack_that_is_not_installed_is_one_line(
    command: Command, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    write(tmp_path / "maskqlint.toml", "rule-packs = ['gone']\n")
    ran = command("rule")
    assert (ran.status, ran.err) == (
        2,
        "maskqlint: maskqlint.toml: \"rule-packs\": no rule pack named 'gone' is installed\n",
    )


# trace, grid, server, clean


def test_trace_shows_the_way(
    command: Command, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    write(tmp_path / "model.py", BAD)
    way = (
        "model.py:2:8: MQ101 m was rounded by self.quant: 1 comes back as 1.0007\n"
        "  1. model.py:1:1: quantized here by self.quant\n"
    )
    assert command("trace", "model.py").out == way
    assert command("trace", "model.py:2").out == way
    assert command("trace", "model.py:1").out == "No value goes wrong there.\n"


def test_trace_says_when_it_failed(command: Command, tmp_path: Path) -> None:
    ran = command("trace", write(tmp_path / "model.py", "fail-here\n"))
    assert (ran.status, "died" in ran.err) == (2, True)


@pytest.mark.parametrize(
    ("arguments", "out"),
    [
        (
            ["--max", "60.5", "--dtype", "qint16", "1", "60.5", "0"],
            "qint16: scale 0.0018463, from -60.5009 to 60.4991\n"
            "  1 comes back as 1.0007\n"
            "  60.5 comes back as 60.4991\n"
            "  0 comes back as 0 (exact)\n",
        ),
        (
            ["--max", "70000", "--dtype", "qint16"],
            "qint16: scale 2.1363, from -70001.0703 to 69998.934\n  1 comes back as 0\n",
        ),
        (
            ["--scale", "0.5", "--dtype", "qint8"],
            "qint8: scale 0.5, from -64 to 63.5\n  1 comes back as 1 (exact)\n",
        ),
    ],
)
def test_grid_shows_what_constants_become(command: Command, arguments: list[str], out: str) -> None:
    assert command("grid", *arguments).out == out


def test_grid_shows_all_types(command: Command) -> None:
    assert command("grid", "--max", "1").out.count("scale") == 3


def test_server_says_what_is_missing(command: Command, monkeypatch: pytest.MonkeyPatch) -> None:
    class Missing:
        def find_spec(self, name: str, *rest: object) -> None:
            if name == "maskqlint.server":
                raise ModuleNotFoundError("No module named 'pygls'", name="pygls")

    monkeypatch.delitem(sys.modules, "maskqlint.server", raising=False)
    monkeypatch.delattr(maskqlint, "server", raising=False)
    monkeypatch.setattr(sys, "meta_path", [Missing(), *sys.meta_path])
    ran = command("server")
    assert (ran.status, ran.err) == (
        2,
        "maskqlint: server: pygls is not installed; pip install 'maskqlint[lsp]'\n",
    )


def test_clean_removes_caches_and_nothing_else(
    command: Command, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    write(tmp_path / "pyproject.toml", "")
    write(tmp_path / ".maskqlint_cache" / "CACHEDIR.TAG", "Signature")
    write(tmp_path / "pkg" / ".maskqlint_cache" / "mine.txt", "no tag, no cache")
    assert command("clean", "pkg").out == f"Removed {tmp_path / '.maskqlint_cache'}\n"
    assert command("clean", "pkg").out == "No cache to remove.\n"
    assert (tmp_path / "pkg" / ".maskqlint_cache" / "mine.txt").exists()


# merge


@pytest.mark.parametrize("format", ["json", "sarif"])
def test_shards_merge_to_the_whole(
    command: Command, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, format: str
) -> None:
    monkeypatch.chdir(tmp_path)
    for name in "dacb":
        write(tmp_path / f"{name}.py", BAD * 2 + GOOD)
    whole = command("check", "--output-format", format).out
    for part in ("1/3", "2/3", "3/3"):
        ran = command("check", "--shard", part, "--output-format", f"{format}:{part[0]}.out")
        assert (ran.status, ran.out) == (1, "")
    assert command("merge", "3.out", "1.out", "2.out", "1.out").out == whole
    assert command("merge", "1.out", "2.out", "3.out", "-o", "all.out").out == ""
    assert (tmp_path / "all.out").read_text() == whole


def test_merged_sarif_keeps_that_a_shard_failed(
    command: Command, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    write(tmp_path / "a.py", BAD)
    write(tmp_path / "b.py", "fail-here\n")
    assert command("check", "a.py", "--output-format", "sarif:a.sarif").status == 1
    assert command("check", "b.py", "--output-format", "sarif:b.sarif").status == 2
    (invocation,) = json.loads(command("merge", "a.sarif", "b.sarif").out)["runs"][0]["invocations"]
    assert invocation["executionSuccessful"] is False


def test_json_and_sarif_do_not_mix(
    command: Command, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    write(tmp_path / "a.py", BAD)
    command("check", "--output-format", "json:a.json", "--output-format", "sarif:a.sarif")
    ran = command("merge", "a.json", "a.sarif")
    assert (ran.status, ran.err) == (
        2,
        "maskqlint: a.json and the others must all be maskqlint's JSON, or all its SARIF\n",
    )
