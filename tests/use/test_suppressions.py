"""Suppressions: where a comment holds, which is unused, and the comments that the command writes."""

from __future__ import annotations

import pytest

from tests.use.conftest import FOUND, MODEL, User, installed

MQ401, MQ101, MQ201 = FOUND
ON_101 = "agents[..., -1] == 1"
WIDE = """\
        keep = torch.logical_or(
            agents[..., -1]{first}
            == 1,{last}
            agents[..., 0] > 0.5,
        ){end}
"""


def model(comment: str) -> str:
    return MODEL.replace(ON_101, f"{ON_101}  {comment}")


@pytest.mark.parametrize(
    "comment",
    [
        "# maskqlint: ignore[MQ101]",
        "# maskqlint: ignore[MQ101] -- the scale is 1.0 on the chip",
        "# maskqlint: ignore[MQ1]",
        "# maskqlint: ignore",
        "# noqa: MQ101",
        "# noqa: E501, MQ101",
        "# noqa",
        "# type: ignore  # maskqlint: ignore[MQ101] -- reason",
    ],
)
def test_a_comment_keeps_the_finding_of_its_line_back(user: User, comment: str) -> None:
    user.write("model.py", model(comment))
    ran = user.check()
    assert (ran.status, ran.found) == (1, [MQ401, MQ201])


@pytest.mark.parametrize("place", ["first", "last", "end"])
def test_it_may_stand_on_any_line_of_the_expression(user: User, place: str) -> None:
    comments = {"first": "", "last": "", "end": "", place: "  # maskqlint: ignore[MQ101]"}
    line = f"        keep = {ON_101}\n"
    user.write("model.py", MODEL.replace(line, WIDE.format(first="", last="", end="")))
    assert "model.py:15:13: MQ101" in user.check().found
    user.write("model.py", MODEL.replace(line, WIDE.format(**comments)))
    assert not any("MQ1" in found or "MQ003" in found for found in user.check().found)


def test_a_file_can_be_skipped(user: User) -> None:
    user.write("model.py", "# maskqlint: skip-file\n" + MODEL)
    ran = user.run("check")
    assert (ran.status, ran.out) == (0, "No findings in 1 file.\n")


def test_comments_are_the_tokenizer_s_and_not_strings(user: User) -> None:
    text = MODEL.replace(ON_101, f'({ON_101}, "# maskqlint: ignore[MQ101]")[0]')
    user.write("model.py", '"""\n# maskqlint: skip-file\n"""\n' + text)
    assert "model.py:17:17: MQ101" in user.check().found


def test_one_that_suppresses_nothing_is_told_and_repaired(user: User) -> None:
    user.write("model.py", model("# maskqlint: ignore[MQ101, MQ301] -- exact").replace(
        "self.fc(agents)", "self.fc(agents)  # noqa: MQ202"))  # fmt: skip
    ran = user.check("--select", "MQ003,MQ1,MQ2,MQ3")
    assert ran.found == ["model.py:14:38: MQ003", "model.py:15:35: MQ003", MQ201]
    user.run("check", "--fix", "--select", "MQ003,MQ1,MQ2,MQ3", "--ignore", "MQ201")
    assert "== 1  # maskqlint: ignore[MQ101] -- exact\n" in user.read("model.py")
    assert "self.fc(agents)\n" in user.read("model.py")


def test_a_rule_that_is_not_applied_makes_no_comment_unused(user: User) -> None:
    user.write("model.py", model("# maskqlint: ignore[MQ101]"))
    assert user.check("--select", "MQ003,MQ2").found == [MQ201]
    assert user.check("--ignore", "MQ1,MQ2,MQ4").status == 0


def test_comments_are_written_for_what_is_found(user: User) -> None:
    ran = user.run("check", "--add-ignore=before the chip")
    assert (ran.status, ran.out, ran.err) == (0, "", "maskqlint: comments added in 1 file\n")
    lines = user.read("model.py").splitlines()
    assert lines[13] == f"        keep = {ON_101}  # maskqlint: ignore[MQ101] -- before the chip"
    assert "".join(user.read("model.py").split()) != "".join(MODEL.split())
    ran = user.run("check")
    assert (ran.status, ran.out) == (0, "No findings in 1 file (3 suppressed).\n")
    before = user.files()
    assert user.run("check", "--add-ignore").err == "maskqlint: comments added in 0 files\n"
    assert user.files() == before


def test_what_takes_no_comment_is_told_and_left(user: User) -> None:
    user.write("broken.py", "from torch.quantization import QuantStub\nx = (\n")
    user.write("latin.py", b"# -*- coding: latin-1 -*-\n" + MODEL.encode())
    user.write("locked.py", MODEL).chmod(0o444)
    before = user.files()
    ran = user.run("check", "--add-ignore=\u539f\u56e0", "broken.py", "latin.py", "locked.py")
    assert (ran.status, ran.out) == (2, "")
    assert ran.err.splitlines() == [
        "maskqlint: comments added in 0 files",
        "maskqlint: broken.py:2:5: no comment was added: none can keep MQ001 back there",
        "maskqlint: latin.py:14: no comment was added: "
        "cannot be written as iso-8859-1: ordinal not in range(256)",
        "maskqlint: locked.py: no comment was added: it is read-only",
    ]
    assert user.files() == before


def test_ruff_keeps_our_noqa_where_it_is_told_of_our_codes(user: User) -> None:
    user.write("model.py", model("# noqa: MQ101"))
    ruff = (installed("ruff"), "check", "--no-cache", "--select", "RUF100,RUF102", "model.py")
    user.write("pyproject.toml", "[tool.ruff.lint]\nselect = []\n")
    assert user.call(*ruff).status == 1
    user.write("pyproject.toml", '[tool.ruff.lint]\nexternal = ["MQ"]\n')
    assert user.call(*ruff).status == 0
