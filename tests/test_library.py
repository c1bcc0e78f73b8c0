"""A model library of 97 files, marked by someone who had not seen what is reported in it."""

from __future__ import annotations

import os

import pytest

from tests.cases_support import ROOT, Case, cases, lint, marks

LIBRARY = list(cases(os.path.join(ROOT, "tests", "library")))


@pytest.mark.parametrize("case", LIBRARY, ids=lambda case: str(case.name))
def test_what_is_marked_is_reported_and_nothing_else(case: Case) -> None:
    found = sorted((f.path, f.span.start.row, f.code) for f in lint(case))
    assert found == sorted(
        (path, row, code) for path in case.files for path, row, code, _ in marks(path)
    )
