"""A new user's path, as the README tells it: its own files, its own commands, its own outputs."""

from __future__ import annotations

import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.use.conftest import ROOT, User


def blocks(name: str) -> Iterator[tuple[str, str]]:
    """Language and text of each code block on the path."""
    text = (ROOT / name).read_text(encoding="utf-8")
    path = text.partition("<!-- path -->")[2].partition("<!-- /path -->")[0]
    for found in re.finditer(r"^```(\w+)\n(.*?)^```$", path, re.MULTILINE | re.DOTALL):
        yield found[1], found[2]


def steps(console: str) -> Iterator[tuple[str, str]]:
    """Each command of a console's text, and what it prints."""
    for part in re.split(r"^\$ ", console, flags=re.MULTILINE)[1:]:
        command, _, output = part.partition("\n")
        yield command, output


def fits(output: str, expected: str) -> bool:
    """Whether an output is the expected one, in which a row of dots stands for any rows."""
    parts = re.split(r"^\.\.\.\n", expected, flags=re.MULTILINE)
    return re.fullmatch("(?:.*\n)*".join(map(re.escape, parts)), output) is not None


@pytest.fixture
def environment(committer: User, tmp_path: Path) -> User:
    """The user's own empty environment, and an empty repository."""
    for name in ("pyproject.toml", "model.py"):
        (committer.home / name).unlink()
    subprocess.run([sys.executable, "-m", "venv", str(tmp_path / "venv")], check=True)
    committer.environment["PATH"] = f"{tmp_path / 'venv' / 'bin'}:{committer.environment['PATH']}"
    return committer


def test_the_path_leads_where_it_says(environment: User) -> None:
    commands = []
    for language, text in blocks("README.md"):
        if language != "console":
            name = re.match(r"# (\S+)\n", text)
            assert name is not None
            environment.write(name[1], text)
            continue
        for command, expected in steps(text):
            ran = environment.call("bash", "-c", f"exec 2>&1; {command}")
            assert fits(ran.out, expected), f"$ {command}\n{ran.out}"
            has_findings = re.search(r"^\w+\.py:\d+:\d+: MQ|Failed$", expected, re.MULTILINE)
            assert ran.status == (1 if has_findings else 0)
            commands.append(command)
    # Install, run, adopt, add the hook, see it fail, repair, commit.
    for word in (
        "pip install",
        "check --output",
        "--write-baseline",
        "pre-commit install",
        "--fix",
    ):
        assert any(word in command for command in commands)
    log = environment.call("git", "log", "--format=%s").out.splitlines()
    assert log == ["Planner's mask", "Lanes", "Lint masks"]
    assert environment.call("git", "status", "--porcelain").out == ""


@pytest.mark.parametrize(
    ("output", "expected", "same"),
    [
        ("a\nb\n", "a\nb\n", True),
        ("a\nb\n", "a\n", False),
        ("x\ny\na\n", "...\na\n", True),
        ("a\n", "...\na\n", True),
        ("a\nx\n", "...\na\n", False),
    ],
)
def test_dots_stand_for_any_rows(output: str, expected: str, same: bool) -> None:
    assert fits(output, expected) is same
