"""Codes are known without importing the rules, and are the same ones."""

from __future__ import annotations

import subprocess
import sys

import pytest

from maskqlint import rule_codes
from maskqlint.file_rules import FILE_RULES
from maskqlint.settings import ConfigError

HEADINGS = [
    "## What it does", "## Why is this bad?", "## Example",
    "## Use instead", "## Fix safety", "## References",
]  # fmt: skip


def test_codes_from_file_names_are_those_of_the_rules() -> None:
    packs = (rule_codes.DEFAULT_PACK,)
    assert list(rule_codes.codes(packs)) == list(rule_codes.rules(packs))


def test_codes_import_no_rule() -> None:
    script = "import sys\nfrom maskqlint.rule_codes import codes\ncodes(['maskqlint.rules'])\nprint(*sys.modules)"
    done = subprocess.run(
        [sys.executable, "-c", script], capture_output=True, text=True, check=True
    )
    assert not {"libcst", "maskqlint.rules", "maskqlint.rule"} & set(done.stdout.split())


@pytest.mark.parametrize("ask", [rule_codes.codes, rule_codes.rules])
def test_a_pack_that_is_not_installed_is_one_line(ask: object) -> None:
    assert callable(ask)
    with pytest.raises(ConfigError, match="no rule pack named 'gone'"):
        ask(("gone",))


def test_other_packs_alone_have_the_engine_s_codes_too(fake_parts: None) -> None:
    assert list(rule_codes.codes(())) == ["MQ001", "MQ002", "MQ003"]


@pytest.mark.parametrize("code", sorted(FILE_RULES))
def test_the_engine_s_rules_are_documented_under_the_fixed_headings(code: str) -> None:
    lines = FILE_RULES[code].doc().splitlines()
    assert [line for line in lines if line.startswith("## ")] == HEADINGS
