"""A user's directory, and the installed command in it."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
MODEL = """\
import torch
from horizon_plugin_pytorch.quantization import QuantStub
from torch import nn


class Planner(nn.Module):
    def __init__(self):
        super().__init__()
        self.quant = QuantStub()
        self.fc = nn.Linear(8, 8)

    def forward(self, agents):
        agents = self.quant(agents)
        keep = agents[..., -1] == 1
        agents = self.fc(agents)
        return agents * keep[..., None]
"""
# What is wrong in it, as the concise format begins its lines.
FOUND = ["model.py:13:18: MQ401", "model.py:14:16: MQ101", "model.py:16:16: MQ201"]
GOOD = MODEL.replace(
    "        agents = self.quant(agents)\n        keep = agents[..., -1] == 1\n",
    "        keep = agents[..., -1] == 1\n        agents = self.quant(agents)\n",
).replace("agents * keep[..., None]", "agents.masked_fill(~keep[..., None], 0)")


def installed(name: str) -> str:
    """The command as pip has put it beside this interpreter."""
    return str(Path(sys.executable).parent / name)


@dataclass(frozen=True, slots=True)
class Ran:
    """What a command did."""

    status: int
    out: str
    err: str

    @property
    def found(self) -> list[str]:
        """Place and code of each finding in the concise format."""
        return [" ".join(line.split(" ")[:2]) for line in self.out.splitlines() if ": MQ" in line]


@dataclass(slots=True)
class User:
    """Somebody who writes files and runs commands in a directory."""

    home: Path
    environment: dict[str, str] = field(default_factory=dict)

    def write(self, name: str, text: str | bytes) -> Path:
        """Write a file, and the directories that it needs."""
        path = self.home / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(text if isinstance(text, bytes) else text.encode())
        return path

    def read(self, name: str) -> str:
        """A file's text."""
        return (self.home / name).read_bytes().decode()

    def files(self) -> dict[str, bytes]:
        """All files, but not the cache, which any run may write."""
        return {
            str(path.relative_to(self.home)): path.read_bytes()
            for path in sorted(self.home.rglob("*"))
            if path.is_file() and ".maskqlint_cache" not in path.parts
        }

    def call(
        self,
        *command: str,
        input: str | bytes = b"",
        environment: Mapping[str, str] | None = None,
        cwd: Path | None = None,
    ) -> Ran:
        """Run any command."""
        done = subprocess.run(
            command,
            cwd=cwd or self.home,
            input=input if isinstance(input, bytes) else input.encode(),
            capture_output=True,
            env={**self.environment, **(environment or {})},
            check=False,
        )
        return Ran(
            done.returncode,
            done.stdout.decode("utf-8", "surrogateescape"),
            done.stderr.decode("utf-8", "surrogateescape"),
        )

    def run(self, *arguments: str, input: str | bytes = b"", **environment: str) -> Ran:
        """Run maskqlint."""
        return self.call(installed("maskqlint"), *arguments, input=input, environment=environment)

    def check(self, *arguments: str, input: str | bytes = b"") -> Ran:
        """Run `maskqlint check`, with findings one a line."""
        return self.run("check", "--output-format", "concise", *arguments, input=input)


@pytest.fixture
def user(tmp_path: Path) -> User:
    """A user with one bad model in a project."""
    environment = {
        name: value
        for name, value in os.environ.items()
        if not name.startswith(("GIT_", "MASKQLINT", "PYTHON", "PRE_COMMIT", "PYTEST"))
    }
    environment |= {"NO_COLOR": "1", "PATH": os.pathsep.join((installed(""), environment["PATH"]))}
    made = User(tmp_path / "project", environment)
    made.write("pyproject.toml", "")
    made.write("model.py", MODEL)
    return made
