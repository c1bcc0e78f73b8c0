"""Chinese where Chinese is asked for: what rules, repairs and the engine say."""

from __future__ import annotations

import os
import re
from pathlib import Path

import pytest

from maskqlint.config import SettingsFor
from maskqlint.engine import check
from maskqlint.findings import Finding, Fix
from maskqlint.render import STEP_TEXTS
from maskqlint.rule import registry
from maskqlint.wording import say
from tests.cases_support import FIXTURES, ROOT

CHINESE = re.compile(r"[\u4e00-\u9fff]")
NUMBER = re.compile(r"(?<![\w.])-?\d+(?:\.\d+)?(?:e[+-]?\d+)?")
# What stays as it is: names of code, of the chip and of its toolkit.
KEPT = {
    "stub",
    "bool",
    "inf",
    "nan",
    "softmax",
    "cumsum",
    "torch",
    "quant",
    "mask",
    "float",
    "self",
}
KEPT |= {"scale", "masked", "fill", "where", "value", "logical", "not"}


def test_english_and_what_the_table_does_not_have_stay() -> None:
    assert say("repair", "en") == "repair"
    assert say("", "zh") == ""
    assert say("no such text", "zh") == "no such text"


@pytest.mark.parametrize(
    ("text", "chinese"),
    [
        ("compare with 0.5 (where the value is 0 or 1)", "改为与 0.5 比较（前提：该值为 0 或 1）"),
        ("write `round` before the stub", "改写为 stub 之前的 `round`"),
        ("Remove unused MQ101, MQ201", "删除未起作用的 MQ101, MQ201"),
        ("12 files", "12 个文件"),
        (" (unsafe)", "（不安全）"),
        ("MQ101: ignore this here", "MQ101: 在此处抑制"),
    ],
)
def test_texts_are_put_together_of_parts(text: str, chinese: str) -> None:
    assert say(text, "zh") == chinese


def repairs_in_the_readme() -> list[str]:
    """What all rules say in all cases, see `tests.repair_support`."""
    with open(os.path.join(ROOT, "README.md"), encoding="utf-8") as file:
        table = file.read().partition("<!-- repairs -->\n")[2].partition("<!-- /repairs -->")[0]
    return sorted({row.split(" | ")[2] for row in table.splitlines()[2:]})


@pytest.mark.parametrize("message", repairs_in_the_readme())
def test_every_repair_is_told_in_chinese(message: str) -> None:
    chinese = say(message, "zh")
    assert CHINESE.search(chinese), "maskqlint/wording_zh.toml has no such text"
    assert set(re.findall(r"[A-Za-z]{3,}", chinese)) <= KEPT
    assert sorted(NUMBER.findall(chinese)) == sorted(NUMBER.findall(message)) or "half" in message


def found(path: str, lang: str, source: str = "") -> tuple[Finding, ...]:
    overlay = {path: source.encode()} if source else {}
    settings = SettingsFor(overrides={"lang": lang}, isolated=bool(source))
    return check([path], settings, isolated=bool(source), overlay=overlay).findings


def fixes_of(finding: Finding) -> list[Fix]:
    return [fix for fix in (finding.fix, *finding.alternatives) if fix is not None]


def compare(english: tuple[Finding, ...], chinese: tuple[Finding, ...]) -> None:
    assert english
    assert [(f.code, f.span) for f in english] == [(f.code, f.span) for f in chinese]
    for one, other in zip(english, chinese, strict=True):
        assert CHINESE.search(other.message)
        assert set(NUMBER.findall(one.message)) == set(NUMBER.findall(other.message))
        # Phrases that stand for what has no source are translated, too.
        assert not re.search(r"\b(?:an?|the|is|its|write|before)\b", other.message), other.message
        assert all(CHINESE.search(step.message) for step in other.trace)
        assert [step.span for step in one.trace] == [step.span for step in other.trace]
        assert [fix.edits for fix in fixes_of(one)] == [fix.edits for fix in fixes_of(other)]
        assert all(CHINESE.search(fix.message) for fix in fixes_of(other))


@pytest.mark.parametrize("code", sorted(registry()))
def test_messages_of_a_rule_are_chinese_with_the_same_numbers(code: str, tmp_path: Path) -> None:
    path = str(tmp_path / "model.py")
    for example in registry()[code].INVALID:
        compare(found(path, "en", example.source), found(path, "zh", example.source))


def fields(template: str) -> set[str]:
    return set(re.findall(r"{(\w+)}", template))


@pytest.mark.parametrize("code", sorted(registry()))
def test_every_message_of_a_rule_says_the_same_in_both_languages(code: str) -> None:
    for text in registry()[code].messages.values():
        assert CHINESE.search(text.zh)
        assert fields(text.en) == fields(text.zh)


def test_every_station_of_a_way_says_the_same_in_both_languages() -> None:
    for english, chinese in STEP_TEXTS.values():
        assert CHINESE.search(chinese)
        assert fields(english) == fields(chinese)


def test_messages_of_the_report_s_models_are_chinese() -> None:
    folder = os.path.join(FIXTURES, "article")
    compare(found(folder, "en"), found(folder, "zh"))


def test_what_the_engine_says_itself_is_chinese(tmp_path: Path) -> None:
    (tmp_path / "broken.py").write_text("x = (\n")
    (tmp_path / "bytes.py").write_bytes(b"# \xff\n")
    (tmp_path / "unused.py").write_text(
        "x = 1  # maskqlint: ignore[MQ101]\ny  # maskqlint: ignore\n"
    )
    messages = {finding.code: finding.message for finding in found(str(tmp_path), "zh")}
    assert set(messages) == {"MQ001", "MQ002", "MQ003"}
    assert all(CHINESE.search(message) for message in messages.values())
