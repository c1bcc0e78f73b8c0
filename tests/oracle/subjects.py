"""All programs under proof: the rules' examples, the report's models, the projects, and the cases."""

from __future__ import annotations

import os

from maskqlint.rule import registry
from tests.cases_support import CASES, FIXTURES, cases, marks
from tests.oracle.proof import Subject, example, subject


def examples() -> list[Subject]:
    """The INVALID examples of all rules."""
    return [
        example(code, number, each.source)
        for code, rule in registry().items()
        for number, each in enumerate(rule.INVALID)
    ]


def fixtures() -> list[Subject]:
    """The report's models and the projects in which something is wrong."""
    found = [
        (case.name, subject(case))
        for folder in ("article", "projects")
        for case in cases(os.path.join(FIXTURES, folder))
        if folder == "article" or os.path.basename(case.path) == "bad"
    ]
    missing = [name for name, each in found if each is None]
    assert not missing, f"no line in inputs.txt: {missing}"
    return [each for _, each in found if each is not None]


def more_cases() -> list[Subject]:
    """The cases that are no rule's example and have a line in the table of inputs."""
    known = {_code(text) for each in examples() for text in each.files.values()}
    found = (
        subject(case)
        for case in cases(CASES)
        if os.path.isfile(case.path) and any(True for _ in marks(case.path))
    )
    return [
        each
        for each in found
        if each is not None and not any(_code(text) in known for text in each.files.values())
    ]


def _code(text: str) -> str:
    """A file without the docstring that a case has and an example has not."""
    if text.startswith('"""'):
        text = text.partition('"""\n')[2]
    return text.strip()


SUBJECTS = [*examples(), *fixtures(), *more_cases()]
