"""It is known which names were looked up, and which of them a change gives another meaning."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from maskqlint.incremental.tracking import EFFECTS, EVERY, TrackedProject
from maskqlint.project.symbols import SCRIPT
from maskqlint.source import BrokenSource, SourceFile

TEXT = """import os
from os import path


def one():
    return 1


def two():
    return 2


x = 1
"""


@pytest.fixture
def project(tmp_path: Path) -> TrackedProject:
    (tmp_path / "a.py").write_text(TEXT)
    return TrackedProject(
        str(tmp_path),
        (),
        SourceFile.read,
        lambda path: Path(path).read_bytes(),
        lambda path: Path(path).is_file(),
    )


@pytest.fixture
def path(project: TrackedProject) -> str:
    return str(Path(project.root) / "a.py")


LOOK_UPS: dict[str, tuple[Callable[[Any], object], str]] = {
    "get": (lambda bindings: bindings.get("one"), "one"),
    "a name that is not there": (lambda bindings: bindings.get("none"), "none"),
    "item": (lambda bindings: bindings["two"], "two"),
    "in": (lambda bindings: "x" in bindings, "x"),
    "iteration": (list, EVERY),
    "values": (lambda bindings: bindings.values(), EVERY),
    "items": (lambda bindings: bindings.items(), EVERY),
    "keys": (lambda bindings: bindings.keys(), EVERY),
}


@pytest.mark.parametrize("how", LOOK_UPS)
def test_what_is_looked_up_is_noted(project: TrackedProject, path: str, how: str) -> None:
    look_up, name = LOOK_UPS[how]
    module = project.module(path)
    assert module is not None and project.names == set()
    look_up(module.bindings)
    assert project.names == {(path, name)}


def test_what_bytes_are_asked_for_is_noted(project: TrackedProject, path: str) -> None:
    assert project.may_bind(path, "one") and not project.may_bind(path, "none")
    assert project.names == {(path, "one"), (path, "none")}


def test_statements_that_fill_what_is_there_are_noted(project: TrackedProject, path: str) -> None:
    assert project.holds(path, re.compile(rb"\bone\b"))
    assert project.names == {(path, EFFECTS)}


CHANGES = {
    "another body": ("return 1", "return 3", {"one"}),
    "another name": ("def two", "def three", {"two", "three"}),
    "a comment above, which belongs to it": ("def one", "# a\n\ndef one", {"one"}),
    "an empty row at the end": ("x = 1\n", "x = 1\n\n", set()),
    "an import": ("import os\n", "import os, re\n", {"os", "re", EFFECTS}),
    "a call": ("x = 1\n", "x = 1\nx.add(2)\n", {EFFECTS, SCRIPT}),
    "what a script does": (
        "x = 1\n",
        "x = 1\nif __name__ == '__main__':\n    one()\n",
        {SCRIPT},
    ),
    "a decorator": ("def two", "@one\ndef two", {"two", EFFECTS}),
    "one more": ("x = 1\n", "x = 1\ny = 2\n", {"y"}),
    "one less": ("x = 1\n", "", {"x"}),
    "a second binding": ("x = 1\n", "x = 1\nx = 2\n", {"x"}),
    "a star": ("from os import path\n", "from os import *\n", {EVERY}),
}


@pytest.mark.parametrize("change", CHANGES)
def test_a_change_gives_these_names_another_meaning(
    project: TrackedProject, path: str, change: str
) -> None:
    old, new, names = CHANGES[change]
    assert project.module(path) is not None and TEXT.count(old) == 1
    text = TEXT.replace(old, new)
    changed, _ = project.replace(path, SourceFile(path, text))
    assert changed == {(path, name) for name in names}
    assert project.weight == len(text)


def test_a_text_that_does_not_parse_changes_nothing(project: TrackedProject, path: str) -> None:
    before = project.module(path)
    with pytest.raises(BrokenSource):
        project.replace(path, SourceFile(path, "def (:\n"))
    assert project.module(path) is before and project.weight == len(TEXT)
