"""Cases: files whose trailing `#>` comments say what is reported on their line, and nothing else."""

from __future__ import annotations

import os
import re
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from maskqlint.config import SettingsFor
from maskqlint.engine import check
from maskqlint.findings import Finding
from maskqlint.source import SourceFile

if sys.version_info >= (3, 11):
    import tomllib
else:
    import tomli as tomllib

ROOT = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
CASES = os.path.join(ROOT, "tests", "cases")
FIXTURES = os.path.join(ROOT, "fixtures")
_MARK = re.compile(r"#> ?(?P<marks>.*)$")
_OPTIONS = re.compile(r"# options: (?P<options>.*)")


@dataclass(frozen=True)
class Case:
    """A file, or the folder of a project, with what it must report."""

    path: str
    files: tuple[str, ...]

    @property
    def name(self) -> str:
        return os.path.relpath(self.path, ROOT).replace(os.sep, "/")

    @property
    def is_project(self) -> bool:
        return os.path.isdir(self.path)


def cases(folder: str) -> Iterator[Case]:
    """The cases below a folder; a folder with `.root` or a pyproject.toml is one case."""
    for directory, folders, files in os.walk(folder):
        folders[:] = sorted(each for each in folders if not each.startswith((".", "__")))
        if ".root" in files or "pyproject.toml" in files:
            folders.clear()
            yield Case(directory, tuple(sorted(python_files(directory))))
        else:
            for name in sorted(files):
                if name.endswith(".py"):
                    path = os.path.join(directory, name)
                    yield Case(path, (path,))


def python_files(folder: str) -> Iterator[str]:
    for directory, _, files in os.walk(folder):
        yield from (os.path.join(directory, name) for name in files if name.endswith(".py"))


def marks(path: str) -> Iterator[tuple[str, int, str, str]]:
    """File, row, code and expression ("" if not given) of each mark in a file."""
    with open(path, encoding="utf-8") as file:
        for row, line in enumerate(file, 1):
            found = _MARK.search(line)
            if found is None:
                continue
            for part in re.split(r" \| |, (?=MQ\d)", found["marks"]):
                code, _, text = part.strip().partition(":")
                yield path, row, code.strip(), text.strip()


def options(case: Case) -> dict[str, Any]:
    """Settings from a first-line comment `# options: target="torch"; key=value`."""
    with open(case.files[0], encoding="utf-8") as file:
        found = _OPTIONS.match(file.readline())
    if found is None:
        return {}
    table = tomllib.loads("\n".join(found["options"].split(";")))
    return {
        key.replace("-", "_"): tuple(value) if isinstance(value, list) else value
        for key, value in table.items()
    }


def lint(case: Case) -> tuple[Finding, ...]:
    """The findings of a case; a project's own configuration holds, nobody else's."""
    has_settings = os.path.exists(os.path.join(case.path, "pyproject.toml"))
    settings = SettingsFor(isolated=not has_settings, overrides=options(case))
    report = check([case.path], settings, isolated=not case.is_project)
    assert not report.failures
    return report.findings


def expression(finding: Finding) -> str:
    """The source of what is reported, on one line."""
    text = SourceFile.read(finding.path).slice(finding.span)
    return " ".join(text.split())
