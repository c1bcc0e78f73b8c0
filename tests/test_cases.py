"""Every case reports what its marks say, at the expression they name, and nothing else."""

from __future__ import annotations

import json
import os

import pytest

from tests.cases_support import CASES, FIXTURES, Case, cases, expression, lint, marks

ALL = [*cases(CASES), *cases(FIXTURES)]
PROJECTS = sorted(os.listdir(os.path.join(FIXTURES, "projects")))


@pytest.mark.parametrize("case", ALL, ids=[case.name for case in ALL])
def test_case(case: Case) -> None:
    found = lint(case)
    expected = [mark for path in case.files for mark in marks(path)]
    assert sorted((f.path, f.span.start.row, f.code) for f in found) == sorted(
        (path, row, code) for path, row, code, _ in expected
    )
    texts = {(f.path, f.span.start.row, f.code): expression(f) for f in found}
    for path, row, code, text in expected:
        if text:
            assert texts[path, row, code] == " ".join(text.split())


def bad_projects() -> list[Case]:
    folder = os.path.join(FIXTURES, "projects")
    return [case for case in cases(folder) if os.path.basename(case.path) == "bad"]


@pytest.mark.parametrize("case", bad_projects(), ids=lambda case: str(case.name))
def test_the_way_is_told_across_the_borders_of_a_project(case: Case) -> None:
    with open(os.path.join(os.path.dirname(case.path), "expected.json"), encoding="utf-8") as file:
        expected = json.load(file)
    found = {
        (os.path.relpath(f.path, case.path), f.span.start.row, f.span.start.column, f.code): f
        for f in lint(case)
    }
    for entry in expected:
        finding = found[entry["file"], entry["row"], entry["column"], entry["code"]]
        way = [(os.path.relpath(s.path, case.path), s.span.start.row) for s in finding.trace]
        steps = iter(way)
        wanted = [(step["file"], step["row"]) for step in entry["trace"]]
        assert all(step in steps for step in wanted), (wanted, way)
        assert way[0] == wanted[0]


@pytest.mark.parametrize("case", bad_projects(), ids=lambda case: str(case.name))
def test_the_faulty_file_alone_gives_the_same_findings(case: Case) -> None:
    whole = lint(case)
    for path in {finding.path for finding in whole}:
        from maskqlint.config import SettingsFor
        from maskqlint.engine import check

        alone = check([path], SettingsFor()).findings
        assert alone == tuple(finding for finding in whole if finding.path == path)
