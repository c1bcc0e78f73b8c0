"""A session's checks find what a fresh run would, walk only what changed, and do not grow."""

from __future__ import annotations

import contextlib
import os
import random
import shutil
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from maskqlint import engine
from maskqlint.config import SettingsFor
from maskqlint.findings import Finding
from maskqlint.incremental.entry_walks import EntryWalk, EntryWalker, Key
from maskqlint.session import MAX_PROJECTS, Session, starts
from tests.cases_support import ROOT
from tests.test_cache import HELPER, MODEL, OTHER, places

PROJECTS = Path(ROOT, "fixtures", "projects")


@pytest.fixture
def project(tmp_path: Path) -> Path:
    (tmp_path / "pyproject.toml").write_text("")
    (tmp_path / "model.py").write_text(MODEL)
    (tmp_path / "helper.py").write_text(HELPER)
    (tmp_path / "other.py").write_text(OTHER)
    return tmp_path


@pytest.fixture
def walked(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The names of the entry points that are walked, as they are."""
    names: list[str] = []
    original = EntryWalker.walk

    def told(self: EntryWalker, key: Key, *rest: Any, **more: Any) -> EntryWalk:
        names.append(f"{os.path.basename(key[0])}:{key[1]}")
        return original(self, key, *rest, **more)

    monkeypatch.setattr(EntryWalker, "walk", told)
    return names


def check(session: Session, project: Path, texts: Mapping[str, str]) -> tuple[Finding, ...]:
    overlay = {str(project / name): text.encode() for name, text in texts.items()}
    settings = SettingsFor()
    session.refresh()
    kept = engine.check(sorted(overlay), settings, overlay=overlay, session=session).findings
    fresh = engine.check(sorted(overlay), settings, overlay=overlay).findings
    assert list(kept) == [without_repairs(each) for each in fresh]
    repairs = session.repairs(kept)
    for each in fresh:
        first = () if each.fix is None else (each.fix,)
        assert repairs.get((each.code, each.path, each.span), ()) == (*first, *each.alternatives)
    return kept


def without_repairs(finding: Finding) -> Finding:
    return replace(finding, fix=None, alternatives=())


def test_a_change_is_seen_in_the_files_that_it_reaches(project: Path) -> None:
    session = Session()
    texts = {"model.py": MODEL, "helper.py": HELPER}
    assert places(check(session, project, texts)) == [("MQ101", "helper.py", 2)]
    texts["helper.py"] = HELPER.replace("== 1", "== 0")
    assert check(session, project, texts) == ()
    texts["model.py"] = MODEL.replace("valid(self.quant(x))", "valid(self.quant(x)), x == 1")
    assert check(session, project, texts) == ()
    texts["helper.py"] = "\n" + HELPER
    assert places(check(session, project, texts)) == [("MQ101", "helper.py", 3)]


TWO = (
    MODEL
    + """

class Other(nn.Module):
    def __init__(self):
        super().__init__()
        self.quant = QuantStub()

    def forward(self, x):
        return self.quant(x) == 1
"""
)


def test_only_what_a_change_reaches_is_walked_again(project: Path, walked: list[str]) -> None:
    session = Session()
    (project / "model.py").write_text(TWO)
    helper = HELPER + "\n\ndef unused(x):\n    return x\n"
    texts = {"other.py": OTHER, "model.py": TWO, "helper.py": helper}

    def again() -> list[str]:
        walked.clear()
        overlay = {str(project / name): text.encode() for name, text in texts.items()}
        engine.check(sorted(overlay), SettingsFor(), overlay=overlay, session=session)
        return sorted(walked)

    everything = again()
    assert {"model.py:Net", "model.py:Other"} < set(everything)
    assert again() == []
    texts["helper.py"] = helper.replace("return x\n", "return x + 1\n")
    assert "model.py:Net" not in again()  # nobody calls what has changed
    texts["helper.py"] = helper.replace("== 1", "== 2")
    assert "model.py:Net" in again() and "model.py:Other" not in walked
    texts["model.py"] = TWO.replace("self.quant(x) == 1", "self.quant(x) == 3")
    assert again() == ["model.py:Other"]
    texts["model.py"] = "# a row more\n" + texts["model.py"]
    assert again() == []
    texts["model.py"] = texts["model.py"].replace("import nn\n", "import nn, fx\n")
    assert {"model.py:Net", "model.py:Other"} <= set(again())


def test_findings_move_with_their_rows(project: Path) -> None:
    session = Session()
    (project / "model.py").write_text(TWO)
    texts = {"model.py": TWO, "helper.py": HELPER}
    before = places(check(session, project, texts))
    assert [each[1] for each in before] == ["helper.py", "model.py"]
    for rows in (1, 4, 2, 0):
        texts["model.py"] = "# one\n" * rows + TWO
        texts["helper.py"] = "\n" * rows + HELPER
        moved = places(check(session, project, texts))
        assert moved == [(code, name, row + rows) for code, name, row in before]


@pytest.mark.parametrize("name", ["helper.py", "model.py"])
def test_while_a_text_does_not_parse_what_was_found_before_stays(project: Path, name: str) -> None:
    session = Session()
    texts = {"model.py": MODEL, "helper.py": HELPER}
    check(session, project, texts)
    broken = {**texts, name: texts[name] + "\ndef (:\n"}
    overlay = {str(project / each): text.encode() for each, text in broken.items()}
    for _ in range(2):
        found = engine.check(sorted(overlay), SettingsFor(), overlay=overlay, session=session)
        assert sorted(each.code for each in found.findings) == ["MQ001", "MQ101"]
    assert session.stood_in(str(project / name)) == texts[name].encode()
    assert places(check(session, project, texts)) == [("MQ101", "helper.py", 2)]
    assert session.stood_in(str(project / name)) is None


def test_a_text_that_never_parsed_is_said_to_be_broken(project: Path) -> None:
    session = Session()
    texts = {"model.py": MODEL, "helper.py": HELPER + "\ndef (:\n"}
    assert [each.code for each in check(session, project, texts)] == ["MQ001"]
    texts["helper.py"] = HELPER
    assert places(check(session, project, texts)) == [("MQ101", "helper.py", 2)]


def test_a_change_on_disk_is_seen_after_a_refresh(project: Path) -> None:
    session = Session()
    texts = {"helper.py": HELPER}
    assert places(check(session, project, texts)) == [("MQ101", "helper.py", 2)]
    (project / "model.py").write_text(MODEL.replace("self.quant(x)", "x"))
    os.utime(project / "model.py", ns=(1, 1))
    assert check(session, project, texts) == ()
    (project / "model.py").write_text(MODEL)
    os.utime(project / "model.py", ns=(2, 2))
    overlay = {str(project / "helper.py"): HELPER.encode()}
    again = engine.check(sorted(overlay), SettingsFor(), overlay=overlay, session=session)
    assert again.findings == ()  # nobody said that anything had changed on disk
    assert places(check(session, project, texts)) == [("MQ101", "helper.py", 2)]


def test_a_check_that_is_given_up_leaves_what_it_has(project: Path, walked: list[str]) -> None:
    class GivenUp(Exception):
        pass

    def stop(done: int, total: int) -> None:
        raise GivenUp

    session = Session()
    overlay = {str(project / "model.py"): TWO.encode(), str(project / "helper.py"): b""}
    with pytest.raises(GivenUp):
        engine.check(
            sorted(overlay), SettingsFor(), overlay=overlay, session=session, progress=stop
        )
    assert "model.py:Net" in walked
    check(session, project, {"model.py": TWO, "helper.py": HELPER})


def test_a_file_outside_any_project_has_only_its_own_folder(tmp_path: Path) -> None:
    (tmp_path / "deep").mkdir()
    (tmp_path / "package").mkdir()
    for name in ("a.py", "deep/b.py", "package/__init__.py", "package/c.py"):
        (tmp_path / name).write_text("")
    names = [os.path.relpath(each, tmp_path) for each in starts(str(tmp_path))]
    assert names == ["a.py", "package"]
    (tmp_path / "pyproject.toml").write_text("")
    assert starts(str(tmp_path)) == [str(tmp_path)]


def test_files_come_and_go(project: Path) -> None:
    session = Session()
    assert places(check(session, project, {"helper.py": HELPER})) == [("MQ101", "helper.py", 2)]
    (project / "model.py").unlink()
    assert check(session, project, {"helper.py": HELPER}) == ()
    (project / "renamed.py").write_text(MODEL)
    assert places(check(session, project, {"helper.py": HELPER})) == [("MQ101", "helper.py", 2)]
    # A new file that is not on disk yet stands for one that is.
    assert check(session, project, {"renamed.py": OTHER, "helper.py": HELPER}) == ()


def test_projects_that_are_not_used_any_more_are_dropped(tmp_path: Path) -> None:
    session = Session()
    for number in range(MAX_PROJECTS + 3):
        project = tmp_path / str(number)
        project.mkdir()
        (project / "pyproject.toml").write_text("")
        (project / "helper.py").write_text(HELPER)
        (project / "model.py").write_text(MODEL)
        assert len(check(session, project, {"helper.py": HELPER})) == 1
    assert len(session._projects) == MAX_PROJECTS


ROWS = [
    "",
    "        # a comment",
    "        y = x == 1",
    "import torch",
    "def extra(x): return x == 1",
]


@pytest.mark.parametrize("seed", range(6))
def test_random_edits_find_what_a_fresh_run_finds(tmp_path: Path, seed: int) -> None:
    chance = random.Random(seed)
    folders = sorted(each for each in PROJECTS.iterdir() if each.is_dir())
    project = tmp_path / "project"
    shutil.copytree(chance.choice(folders), project)
    (project / "pyproject.toml").touch()
    names = sorted(str(each.relative_to(project)) for each in project.rglob("*.py"))
    texts = {name: (project / name).read_text() for name in names}
    session = Session()
    for _ in range(6):
        check(session, project, texts)
        name = chance.choice(names)
        rows = texts[name].split("\n")
        at = chance.randrange(len(rows) + 1)
        if chance.random() < 0.6:
            rows.insert(at, chance.choice(ROWS))
        else:
            del rows[at : at + 1]
        text = "\n".join(rows)
        with contextlib.suppress(SyntaxError):
            compile(text, name, "exec")
            texts[name] = text
