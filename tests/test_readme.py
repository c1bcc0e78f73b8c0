"""The README says what the program does."""

from __future__ import annotations

import os
import re
import subprocess
import sys

from maskqlint.config_schema import readme_table

ROOT = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))


def readme() -> str:
    with open(os.path.join(ROOT, "README.md"), encoding="utf-8") as file:
        return file.read()


def test_the_example_is_what_the_command_prints() -> None:
    example = re.search(r"\$ maskqlint (check --select .*)\n((?:.*\n)*?)```", readme())
    assert example is not None
    command = [sys.executable, "-m", "maskqlint", *example[1].split()]
    environment = {**os.environ, "COLUMNS": "80", "NO_COLOR": "1"}
    run = subprocess.run(
        command, capture_output=True, text=True, cwd=ROOT, env=environment, check=False
    )
    assert run.returncode == 1
    assert run.stdout == example[2]


def test_the_table_of_settings_is_the_loaders() -> None:
    text = readme()
    table = text.partition("<!-- configuration -->\n")[2].partition("<!-- /configuration -->")[0]
    assert table == readme_table()


def test_every_rule_is_listed() -> None:
    from maskqlint.rule import registry

    listed = set(re.findall(r"^\| (MQ\d{3}) \|", readme(), re.MULTILINE))
    assert listed == set(registry())
