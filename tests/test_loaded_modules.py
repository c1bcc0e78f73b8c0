"""A run imports what it uses: each of these lists is what its start-up time is made of."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

PLAIN = "import torch\n\n\ndef double(x):\n    return torch.add(x, x)\n"
FAULTY = """from torch import nn
from horizon_plugin_pytorch.quantization import QuantStub


class Net(nn.Module):
    def __init__(self):
        super().__init__()
        self.quant = QuantStub()

    def forward(self, x):
        return self.quant(x) == 1
"""
SCRIPT = """
import os, sys
from maskqlint import cli
cli.run(sys.argv[1:])
names = {name.partition(".")[0] for name in sys.modules}
ours = {name for name in sys.modules if name.startswith("maskqlint.") and name.count(".") == 1}
print(*names, *ours, *(n for n in sys.modules if n.startswith("libcst.")), file=sys.stderr)
"""
# Files that were just written are not trusted otherwise.
SETTLED = "from maskqlint import told; told.UNSETTLED = -(10**18)"
# Heavy ones that no run below may import.
NEVER = {
    *("rich", "pathspec", "asyncio", "pygls", "lsprotocol", "multiprocessing", "difflib"),
    *("tomli", "sqlite3", "socket", "ssl", "hashlib", "http", "email", "urllib3"),
    *("libcst.matchers", "libcst.codemod", "concurrent"),
}
CLICK = {"click"}
OWN_VERSION = {"maskqlint.cli"}
OWN_WARM = {*OWN_VERSION, "maskqlint.told", "maskqlint.cache_folder", "maskqlint.digests"}
OWN_PLAIN = {
    *OWN_WARM,
    *("maskqlint.commands", "maskqlint.cli_options", "maskqlint.config_schema"),
    *("maskqlint.numerics", "maskqlint.settings", "maskqlint.selection", "maskqlint.config"),
    *("maskqlint.check_command", "maskqlint.engine", "maskqlint.run", "maskqlint.scan"),
    *("maskqlint.findings", "maskqlint.file_rules", "maskqlint.known_findings"),
    *("maskqlint.notices", "maskqlint.project", "maskqlint.reporters", "maskqlint.rule_codes"),
    *("maskqlint.wording", "maskqlint.late_dataclass"),
}
OWN_FINDING = {
    *OWN_PLAIN,
    *("maskqlint.walk", "maskqlint.workers", "maskqlint.flow", "maskqlint.rule"),
    *("maskqlint.rules", "maskqlint.repairs", "maskqlint.render", "maskqlint.targets"),
    *("maskqlint.source", "maskqlint.parsing", "maskqlint.positions", "maskqlint.suppressions"),
    *("maskqlint.outline", "maskqlint.mentions"),
}


@pytest.fixture
def project(tmp_path: Path) -> Path:
    (tmp_path / ".root").write_text("")
    return tmp_path


def loaded(project: Path, *arguments: str, before: str = "") -> set[str]:
    """Top-level modules, and our own, that are loaded when a command has ended."""
    done = subprocess.run(
        [sys.executable, "-c", before + SCRIPT, *arguments],
        cwd=project,
        capture_output=True,
        text=True,
        check=True,
    )
    return set(done.stderr.split())


def own(modules: set[str]) -> set[str]:
    return {name for name in modules if name.startswith("maskqlint.")}


def test_the_version(project: Path) -> None:
    modules = loaded(project, "--version")
    assert own(modules) == OWN_VERSION
    assert (
        modules & {*NEVER, *CLICK, "libcst", "json", "tomllib", "dataclasses", "inspect"} == set()
    )


def test_a_file_without_stubs(project: Path) -> None:
    (project / "plain.py").write_text(PLAIN)
    modules = loaded(project, "check", "--no-cache")
    assert own(modules) - OWN_PLAIN == set()
    assert modules & {*NEVER, "libcst", "json", "tomllib"} == set()


def test_a_file_with_findings(project: Path) -> None:
    (project / "faulty.py").write_text(FAULTY)
    modules = loaded(project, "check", "--no-cache")
    assert own(modules) - OWN_FINDING == set()
    assert modules & NEVER == set()


def test_json(project: Path) -> None:
    (project / "faulty.py").write_text(FAULTY)
    modules = loaded(project, "check", "--no-cache", "--output-format", "json")
    assert own(modules) - OWN_FINDING == set()
    assert modules & NEVER == set()
    assert "json" in modules


def test_the_same_command_again(project: Path) -> None:
    (project / "faulty.py").write_text(FAULTY)
    assert "click" in loaded(project, "check", before=SETTLED)
    modules = loaded(project, "check", before=SETTLED)
    assert own(modules) == OWN_WARM
    assert (
        modules & {*NEVER, *CLICK, "libcst", "json", "tomllib", "dataclasses", "inspect"} == set()
    )
