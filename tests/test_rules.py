"""What holds for every rule."""

from __future__ import annotations

import os
import re
import string

import pytest

from maskqlint.rule import HEADINGS, Rule, registry
from tests.cases_support import CASES, ROOT, Case, lint, marks

RULES = list(registry().values())
IDS = [rule.code for rule in RULES]
ERRORS = {"MQ101", "MQ201", "MQ203", "MQ301", "MQ401", "MQ402", "MQ501", "MQ503", "MQ504"}
CODES = [
    "MQ101",
    "MQ102",
    "MQ103",
    "MQ104",
    "MQ201",
    "MQ202",
    "MQ203",
    "MQ301",
    "MQ401",
    "MQ402",
    "MQ403",
    "MQ501",
    "MQ502",
    "MQ503",
    "MQ504",
    "MQ505",
]

rules = pytest.mark.parametrize("rule", RULES, ids=IDS)


def test_the_catalogue_is_complete_and_sorted() -> None:
    assert IDS == CODES


@rules
def test_a_rule_is_named_well(rule: type[Rule]) -> None:
    assert re.fullmatch(r"[a-z]+(-[a-z]+)+", rule.name)
    file = f"{rule.code.lower()}_{rule.name.replace('-', '_')}.py"
    assert os.path.exists(os.path.join(ROOT, "rules", file))
    assert rule.__name__ == "".join(word.capitalize() for word in rule.name.split("-"))


@rules
def test_a_rule_has_the_severity_of_the_catalogue(rule: type[Rule]) -> None:
    assert (rule.severity.value == "error") is (rule.code in ERRORS)
    assert rule.severity.value != "note"


@rules
def test_a_rule_is_documented_under_the_fixed_headings(rule: type[Rule]) -> None:
    sections = re.split(r"^## (.+)$", rule.doc(), flags=re.MULTILINE)
    assert tuple(sections[1::2]) == HEADINGS
    assert all(len(text.split()) >= 3 for text in sections[2::2])


@rules
def test_a_rule_speaks_both_languages_of_the_same_things(rule: type[Rule]) -> None:
    assert rule.messages
    for text in rule.messages.values():
        fields = [{name for _, name, _, _ in string.Formatter().parse(each)} for each in text]
        assert text.zh
        assert fields[0] - {None} == fields[1] - {None}


def examples() -> list[tuple[str, type[Rule], str]]:
    found: list[tuple[str, type[Rule], str]] = []
    for rule in RULES:
        found.extend((f"{rule.code}-bad-{i}", rule, e.source) for i, e in enumerate(rule.INVALID))
        found.extend((f"{rule.code}-good-{i}", rule, s) for i, s in enumerate(rule.VALID))
    return found


@rules
def test_a_rule_has_examples(rule: type[Rule]) -> None:
    assert len(rule.INVALID) >= 2
    assert len(rule.VALID) >= 2
    assert all(f"#> {rule.code}" in example.source for example in rule.INVALID)
    assert all("#>" not in source for source in rule.VALID)


@pytest.mark.parametrize(
    ("rule", "source"), [e[1:] for e in examples()], ids=[e[0] for e in examples()]
)
def test_an_example_reports_what_it_marks(
    rule: type[Rule], source: str, tmp_path_factory: pytest.TempPathFactory
) -> None:
    path = str(tmp_path_factory.mktemp("example") / "model.py")
    with open(path, "w", encoding="utf-8") as file:
        file.write(source)
    found = [(f.path, f.span.start.row, f.code) for f in lint(Case(path, (path,)))]
    assert found == sorted((path, row, code) for path, row, code, _ in marks(path))


@rules
@pytest.mark.parametrize("kind", ["bad", "good"])
def test_a_rule_has_enough_cases_of_each_kind(rule: type[Rule], kind: str) -> None:
    names = os.listdir(os.path.join(CASES, rule.code.lower()))
    assert len([name for name in names if name.startswith(kind)]) >= 10
