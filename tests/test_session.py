"""A session's checks find what a fresh run would, walk only what changed, and do not grow."""

from __future__ import annotations

import gc
import os
from collections.abc import Mapping
from pathlib import Path

import pytest

from maskqlint import engine, walk
from maskqlint.config import SettingsFor
from maskqlint.findings import Finding
from maskqlint.session import MAX_PROJECTS, Session
from tests.test_cache import HELPER, MODEL, OTHER, places

__all__ = ["walked"]


@pytest.fixture
def project(tmp_path: Path) -> Path:
    (tmp_path / "pyproject.toml").write_text("")
    (tmp_path / "model.py").write_text(MODEL)
    (tmp_path / "helper.py").write_text(HELPER)
    (tmp_path / "other.py").write_text(OTHER)
    return tmp_path


@pytest.fixture
def walked(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The names of the files that are walked, as they are."""
    names: list[str] = []
    original = walk.Walker.walk

    def told(self: walk.Walker, path: str) -> walk.FileWalk:
        names.append(os.path.basename(path))
        return original(self, path)

    monkeypatch.setattr(walk.Walker, "walk", told)
    return names


def check(session: Session, project: Path, texts: Mapping[str, str]) -> tuple[Finding, ...]:
    overlay = {str(project / name): text.encode() for name, text in texts.items()}
    settings = SettingsFor()
    kept = engine.check(sorted(overlay), settings, overlay=overlay, session=session).findings
    assert kept == engine.check(sorted(overlay), settings, overlay=overlay).findings
    return kept


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


def test_only_what_a_change_reaches_is_walked_again(project: Path, walked: list[str]) -> None:
    session = Session()
    overlay = {str(project / "other.py"): OTHER.encode(), str(project / "model.py"): MODEL.encode()}

    def again() -> list[str]:
        walked.clear()
        engine.check(sorted(overlay), SettingsFor(), overlay=overlay, session=session)
        return sorted(walked)

    assert again() == ["model.py", "other.py"]
    assert again() == []
    overlay[str(project / "other.py")] += b"\n"
    assert again() == ["other.py"]
    (project / "helper.py").write_text(HELPER + "\n")
    assert again() == ["model.py"]


@pytest.mark.parametrize("name", ["helper.py", "model.py"])
def test_a_text_that_does_not_parse_hides_only_what_it_holds(project: Path, name: str) -> None:
    session = Session()
    texts = {"model.py": MODEL, "helper.py": HELPER}
    check(session, project, texts)
    broken = {**texts, name: texts[name] + "\ndef (:\n"}
    assert [each.code for each in check(session, project, broken)] == ["MQ001"]
    assert places(check(session, project, texts)) == [("MQ101", "helper.py", 2)]


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


def test_a_thousand_edits_leave_no_more_objects_than_ten(project: Path) -> None:
    session = Session()
    path = str(project / "helper.py")

    def edit(number: int) -> None:
        row = number % 7
        overlay = {path: ("\n" * row + HELPER + f"\nn{number % 10} = {number % 10}\n").encode()}
        findings = engine.check([path], SettingsFor(), overlay=overlay, session=session).findings
        assert places(findings) == [("MQ101", "helper.py", 2 + row)]

    def objects() -> int:
        gc.collect()
        return len(gc.get_objects())

    for number in range(70):
        edit(number)
    before = objects()
    for number in range(70, 1050):
        edit(number)
    assert objects() <= before + 200
