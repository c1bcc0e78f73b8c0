"""Imports point one way, and heavy parts of libcst are not used."""

from __future__ import annotations

import ast
import os
import sys
from collections.abc import Iterator

import pytest

from tests.cases_support import ROOT

if sys.version_info >= (3, 11):
    import tomllib
else:
    import tomli as tomllib

LAYERS = [
    {"late_dataclass"},
    {"notices", "digests", "findings", "numerics", "settings", "wording"},
    {"cache_folder", "told"},
    {"mentions"},
    {"parsing", "positions", "outline", "source", "writing"},
    {"project", "suppressions", "selection", "config", "config_schema", "targets", "rule_codes"},
    {"flow"},
    {"rule", "repairs", "file_rules"},
    {
        "scan",
        "render",
        "walk",
        "workers",
        "run",
        "fixes",
        "recurring",
        "cache",
        "records",
        "session",
        "incremental",
        "hover",
    },
    {"engine"},
    {"reporters", "rule_pages", "merging", "baseline", "known_findings"},
    {"lsp"},
    {"check_command", "commands", "cli_options", "flake8_plugin", "server"},
    {"cli"},
    {"__main__", "__init__"},
]
# The settings name the usual excludes, which stand with discovery.
EXEMPT = {
    ("settings", "project"),
    ("run", "engine"),
    ("rule_codes", "rule"),
    ("rule_codes", "file_rules"),
}
FORBIDDEN = ("libcst.metadata", "libcst.matchers", "libcst.codemod")


def level(part: str) -> int:
    return next(number for number, layer in enumerate(LAYERS) if part in layer)


def files() -> list[str]:
    found: list[str] = []
    for directory, _, names in os.walk(os.path.join(ROOT, "maskqlint")):
        found.extend(os.path.join(directory, name) for name in names if name.endswith(".py"))
    return sorted(found)


def imports(tree: ast.AST) -> Iterator[str]:
    """What a file imports at run time, wherever the statement stands."""
    for node in ast.iter_child_nodes(tree):
        if isinstance(node, ast.If) and ast.unparse(node.test) == "TYPE_CHECKING":
            continue
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module is not None:
            if node.module == "maskqlint":
                yield from (f"maskqlint.{alias.name}" for alias in node.names)
            else:
                yield node.module
        yield from imports(node)


@pytest.mark.parametrize("path", files(), ids=lambda path: os.path.relpath(path, ROOT))
def test_imports_point_one_way(path: str) -> None:
    relative = os.path.relpath(path, os.path.join(ROOT, "maskqlint"))
    part = relative.split(os.sep)[0].removesuffix(".py")
    with open(path, encoding="utf-8") as file:
        tree = ast.parse(file.read())
    for name in imports(tree):
        assert not name.startswith(FORBIDDEN)
        if name.startswith("maskqlint.") and not name.startswith("maskqlint.rules"):
            other = name.split(".")[1]
            if (part, other) not in EXEMPT and other != "__version__":
                assert level(other) <= level(part), f"{part} imports {other}"


def test_no_rule_is_imported_by_name() -> None:
    for path in files():
        with open(path, encoding="utf-8") as file:
            assert "maskqlint.rules.mq" not in file.read()


def test_every_package_is_installed() -> None:
    with open(os.path.join(ROOT, "pyproject.toml"), "rb") as file:
        listed = tomllib.load(file)["tool"]["setuptools"]["packages"]
    folders = {
        os.path.relpath(os.path.dirname(file), ROOT).replace(os.sep, ".") for file in files()
    }
    assert set(listed) == {*folders, "maskqlint.rules"}
