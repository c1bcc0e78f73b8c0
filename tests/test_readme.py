"""The README says what the program does."""

from __future__ import annotations

import importlib
import os
import re
import subprocess
import sys

import click
import pytest

from maskqlint.commands import command
from maskqlint.config_schema import readme_table
from tests.cases_support import ROOT
from tests.readme_support import TABLES, in_chinese, part, readme

if sys.version_info >= (3, 11):
    import tomllib
else:
    import tomli as tomllib

# It has no types of its own; pre-commit needs it.
yaml = importlib.import_module("yaml")

BOTH = ("README.md", "README.zh-CN.md")


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
    assert part(readme(), "configuration") == readme_table()


def test_every_rule_is_listed() -> None:
    from maskqlint.rule import registry

    listed = set(re.findall(r"^\| (MQ\d{3}) \|", readme(), re.MULTILINE))
    assert listed == set(registry())


def blocks(name: str) -> list[tuple[str, str]]:
    """Language and text of each code block."""
    pattern = re.compile(r"^```(\w+)\n(.*?)^```$", re.MULTILINE | re.DOTALL)
    return [(found[1], found[2]) for found in pattern.finditer(readme(name))]


@pytest.mark.parametrize("name", BOTH)
def test_examples_of_configuration_are_well_formed(name: str) -> None:
    kinds = set()
    for language, text in blocks(name):
        kinds.add(language)
        if language == "toml":
            assert tomllib.loads(text)
        elif language == "yaml":
            assert yaml.safe_load(text)
        elif language == "python":
            compile(text, name, "exec")
    assert {"toml", "yaml", "python", "console"} <= kinds


@pytest.mark.parametrize("name", BOTH)
def test_every_option_that_is_named_exists(name: str) -> None:
    assert isinstance(command, click.Group)
    known = {"--help", "--external"}
    for each in command.commands.values():
        known |= {option for parameter in each.params for option in parameter.opts}
    # Other tools' options stand in lines that begin with their names.
    text = re.sub(
        r"^.*\b(?:git|pip|pre-commit|python -m) .*$", "", readme(name), flags=re.MULTILINE
    )
    assert set(re.findall(r"(?<![\w-])--[a-z][\w-]*", text)) <= known


# In both languages


def headings(name: str) -> list[str]:
    """The level of each heading."""
    text = re.sub(r"^```\w+\n.*?^```$", "", readme(name), flags=re.MULTILINE | re.DOTALL)
    return re.findall(r"^(#+) ", text, re.MULTILINE)


def tables(name: str) -> list[list[str]]:
    """Of each table the codes in the first cells of its rows."""
    found = re.findall(r"(?:^\|.*\n)+", readme(name), re.MULTILINE)
    return [
        re.findall(r"^\| *`?(MQ\d+|[\w-]+)`?.*\|$", "\n".join(table.splitlines()[2:]), re.MULTILINE)
        for table in found
    ]


def test_both_have_the_same_sections_blocks_and_tables() -> None:
    # What is new in one has to be said in the other; `python -m tests.readme_support` makes
    # the generated tables.
    assert headings("README.zh-CN.md") == headings("README.md")
    assert blocks("README.zh-CN.md") == blocks("README.md")
    assert tables("README.zh-CN.md") == tables("README.md")
    assert len(tables("README.md")) >= 4


def test_both_name_the_same_code() -> None:
    english, chinese = (set(re.findall(r"`[^`\n]+`", prose(name))) for name in BOTH)
    assert chinese == english


def prose(name: str) -> str:
    """The text without code blocks and generated tables; inline code on one row."""
    text = re.sub(r"^```\w+\n.*?^```$", "", readme(name), flags=re.MULTILINE | re.DOTALL)
    for table in TABLES:
        text = text.replace(part(text, table), "")
    return text


@pytest.mark.parametrize("name", TABLES)
def test_the_chinese_tables_are_those_of_the_english(name: str) -> None:
    table = part(readme("README.zh-CN.md"), name)
    assert table == in_chinese(part(readme(), name))  # python -m tests.readme_support writes it
    rows = re.sub(r"`[^`]*`", "", table).splitlines()[2:]
    assert all(re.search(r"[\u4e00-\u9fff]", row) for row in rows)


def test_each_links_to_the_other() -> None:
    assert "](README.zh-CN.md)" in readme()
    assert "](README.md)" in readme("README.zh-CN.md")
