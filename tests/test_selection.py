"""Which rules hold for a file: the longest code wins, and every decision has a reason."""

from __future__ import annotations

from dataclasses import replace

import pytest

from maskqlint.findings import Severity
from maskqlint.selection import Selection, matches
from maskqlint.settings import Settings


@pytest.mark.parametrize(
    ("settings", "active", "reason"),
    [
        (Settings(), True, "selected by ALL"),
        (Settings(select=()), False, "no code of select covers MQ101"),
        (Settings(select=("MQ2",)), False, "no code of select covers MQ101"),
        (Settings(select=("MQ2",), extend_select=("MQ1",)), True, "selected by MQ1"),
        (Settings(ignore=("MQ1",)), False, "MQ1 of ignore wins over ALL of select"),
        (Settings(select=("MQ101",), ignore=("MQ1",)), True, "selected by MQ101"),
        (Settings(select=("MQ1",), ignore=("MQ101",)), False, "MQ101 of ignore wins over MQ1 of select"),
        (Settings(select=("MQ101",), ignore=("MQ101",)), False, "MQ101 of ignore wins over MQ101 of select"),
        (Settings(severity=(("MQ1", "off"),)), False, "the severity of MQ1 is off"),
        (Settings(severity=(("MQ1", "off"), ("MQ101", "note"))), True, "selected by ALL"),
        (Settings(per_file_ignores=(("model.py", ("MQ1",)),)), False, 'MQ1 is ignored in files of "model.py"'),
        (Settings(per_file_ignores=(("heads", ("ALL",)),)), False, 'ALL is ignored in files of "heads"'),
        (Settings(per_file_ignores=(("model.py", ("MQ2",)),)), True, "selected by ALL"),
        (Settings(per_file_ignores=(("other.py", ("MQ1",)),)), True, "selected by ALL"),
    ],
)  # fmt: skip
def test_a_decision_and_why(settings: Settings, active: bool, reason: str) -> None:
    selection = Selection(settings)
    decision = selection.decide("MQ101", "/repo/heads/model.py")
    assert (decision.active, decision.reason) == (active, reason)
    assert selection.is_selected("MQ101", "/repo/heads/model.py") == active


@pytest.mark.parametrize(
    ("levels", "severity"),
    [
        ((), Severity.WARNING),
        ((("MQ1", "error"),), Severity.ERROR),
        ((("ALL", "note"), ("MQ1", "error")), Severity.ERROR),
        ((("MQ1", "off"),), Severity.WARNING),
        ((("MQ2", "note"),), Severity.WARNING),
    ],
)
def test_severity_is_the_longest_code_s(
    levels: tuple[tuple[str, str], ...], severity: Severity
) -> None:
    assert Selection(Settings(severity=levels)).severity("MQ101", Severity.WARNING) is severity


@pytest.mark.parametrize(
    ("fixable", "unfixable", "is_fixable"),
    [
        (("ALL",), (), True),
        ((), (), False),
        (("MQ2",), (), False),
        (("ALL",), ("MQ1",), False),
        (("MQ101",), ("MQ1",), True),
        (("MQ1",), ("MQ1",), False),
    ],
)
def test_fixable_by_the_longest_code(
    fixable: tuple[str, ...], unfixable: tuple[str, ...], is_fixable: bool
) -> None:
    settings = replace(Settings(), fixable=fixable, unfixable=unfixable)
    assert Selection(settings).is_fixable("MQ101") == is_fixable


@pytest.mark.parametrize(
    ("pattern", "expected"),
    [
        ("model.py", True),
        ("*.py", True),
        ("heads", True),
        ("heads/", True),
        ("repo", True),
        ("model", False),
        ("/repo/heads/*.py", True),
        ("/repo/heads", True),
        ("/repo/*", True),
        ("/repo/model.py", False),
        ("", False),
    ],
)
def test_a_pattern_means_a_name_or_a_whole_path(pattern: str, expected: bool) -> None:
    assert matches(pattern, "/repo/heads/model.py") == expected
