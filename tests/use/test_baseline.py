"""A baseline: written once, holding while lines move, shrinking, and never silently empty."""

from __future__ import annotations

import json

import pytest

from tests.use.conftest import FOUND, GOOD, MODEL, User

BASELINE = 'baseline = "known.json"\n'
TWICE = MODEL.replace("== 1\n", "== 1\n        again = agents[..., -1] == 1\n")


@pytest.fixture
def adopted(user: User) -> User:
    """A user who has written a baseline of today's findings."""
    user.write("maskqlint.toml", BASELINE)
    ran = user.run("check", "--write-baseline")
    assert (ran.status, ran.out) == (0, "No findings in 1 file (3 suppressed).\n")
    assert ran.err == "maskqlint: known.json: 3 known findings written\n"
    return user


def test_known_findings_are_not_reported(adopted: User) -> None:
    assert adopted.check().status == 0
    assert adopted.check("--baseline", "").found == FOUND
    (adopted.home / "maskqlint.toml").unlink()
    assert adopted.check().found == FOUND
    assert adopted.check("--baseline", "known.json").status == 0


@pytest.mark.parametrize(
    "text",
    [
        "# moved\n\n\n" + MODEL,
        MODEL.replace("agents[..., -1] == 1", "agents[..., -1]    ==    1"),
        MODEL.replace("agents[..., -1] == 1", "(\n            agents[..., -1]\n            == 1\n        )"),
        MODEL.replace("self.quant(agents)", "self.quant(\n            agents,\n        )"),
        MODEL.replace("\n    def forward", "\n    def other(self):\n        pass\n\n    def forward"),
    ],
    ids=["moved", "spaced", "wrapped", "last comma", "method before"],
)  # fmt: skip
def test_they_are_recognized_where_lines_have_moved(adopted: User, text: str) -> None:
    adopted.write("model.py", text)
    ran = adopted.check()
    assert (ran.status, ran.found, ran.err) == (0, [], "")


def test_a_new_finding_is_reported_beside_known_ones(adopted: User) -> None:
    adopted.write("model.py", TWICE)
    assert adopted.check().found == ["model.py:15:17: MQ101"]
    adopted.write("model.py", MODEL.replace("forward", "other"))
    assert len(adopted.check().found) == 3


def test_what_has_gone_is_told_and_counts_go_down(adopted: User) -> None:
    adopted.write("model.py", GOOD)
    ran = adopted.check()
    assert ran.status == 0
    first, *entries = ran.err.splitlines()
    assert first == (
        "maskqlint: known.json: 3 known findings no longer occur; "
        "--write-baseline drops what has gone"
    )
    assert (
        "maskqlint: known.json: no longer occurs: model.py: MQ101 agents[..., -1] == 1" in entries
    )
    assert adopted.run("check", "--write-baseline").status == 0
    assert json.loads(adopted.read("known.json"))["findings"] == []
    adopted.write("model.py", MODEL)
    ran = adopted.check("--write-baseline")
    assert ran.found == FOUND
    assert "3 new findings were not added; remove the file to begin anew" in ran.err


def test_what_a_part_of_a_run_cannot_see_has_not_gone(adopted: User) -> None:
    adopted.write("model.py", GOOD)
    adopted.write("good.py", GOOD)
    for arguments in (["good.py"], ["--select", "MQ3"], ["--shard", "1/2"]):
        ran = adopted.check(*arguments)
        assert (ran.status, ran.err) == (0, "")


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("", "the baseline is broken: "),
        ("{}", "is no baseline of maskqlint"),
        ('{"tool": "maskqlint", "version": 2, "findings": []}', "a baseline of version 2, not 1"),
        ('{"tool": "maskqlint", "version": 1, "findings": [{}]}', "the baseline is broken: "),
        ('{"tool": "maskqlint", "version": 1}', "the baseline is broken: "),
        (None, "the baseline cannot be read: No such file or directory; --write-baseline makes it"),
    ],
)
def test_a_broken_one_or_another_version_s_is_exit_2(
    adopted: User, text: str | None, message: str
) -> None:
    (adopted.home / "known.json").unlink()
    if text is not None:
        adopted.write("known.json", text)
    before = adopted.files()
    for arguments in ([], ["--fix"], ["--write-baseline"] if text is not None else ["--diff"]):
        ran = adopted.check(*arguments)
        assert (ran.status, ran.out, ran.err.count("\n")) == (2, "", 1)
        assert ran.err.startswith(f"maskqlint: known.json: {message}")
    assert adopted.files() == before


def test_each_configuration_has_its_own(user: User) -> None:
    user.write("heads/maskqlint.toml", BASELINE)
    user.write("heads/model.py", MODEL)
    ran = user.run("check", "--write-baseline", "--select", "MQ1")
    assert (ran.status, ran.out) == (0, "No findings in 2 files (2 suppressed).\n")
    for file in ("heads/known.json", "maskqlint-baseline.json"):
        (entry,) = json.loads(user.read(file))["findings"]
        assert (entry["path"], entry["code"]) == ("model.py", "MQ101")
    assert user.check("--select", "MQ1").found == [FOUND[1]]
    assert user.check("--select", "MQ1", "heads").found == []
    user.write("heads/model.py", GOOD)
    ran = user.check("--select", "MQ1")
    assert "maskqlint: heads/known.json: 1 known finding no longer occurs" in ran.err
    assert user.check("--select", "MQ1", "model.py").err == ""


def test_names_that_are_no_text_survive(user: User) -> None:
    odd = b"mod\xff.py".decode("utf-8", "surrogateescape")
    (user.home / "model.py").rename(user.home / odd)
    assert user.check("--write-baseline", "--baseline", "known.json").status == 0
    assert user.check("--baseline", "known.json").status == 0
