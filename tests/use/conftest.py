"""A user's directory, and the installed command in it."""

from __future__ import annotations

import os
import shutil
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
_NOT_THE_USERS = ("CI_", "GIT_", "GITHUB_", "MASKQLINT", "PRE_COMMIT", "PYTEST", "PYTHON")
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
        name: value for name, value in os.environ.items() if not name.startswith(_NOT_THE_USERS)
    }
    environment |= {"NO_COLOR": "1", "PATH": os.pathsep.join((installed(""), environment["PATH"]))}
    made = User(tmp_path / "project", environment)
    made.write("pyproject.toml", "")
    made.write("model.py", MODEL)
    return made


# git and pre-commit


@pytest.fixture(scope="session")
def repository(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """This checkout as the git repository that hooks are taken from, with the tag of the version."""
    from maskqlint import __version__

    made = tmp_path_factory.mktemp("repository")
    for name in ("maskqlint", "rules"):
        shutil.copytree(ROOT / name, made / name, ignore=shutil.ignore_patterns("__pycache__"))
    for name in ("pyproject.toml", "README.md", "LICENSE", ".pre-commit-hooks.yaml"):
        shutil.copy(ROOT / name, made / name)
    user = User(made, {**os.environ, **git_environment()})
    for command in ("init", "add --all", "commit --quiet -m All", f"tag v{__version__}"):
        ran = user.call("git", *command.split())
        assert ran.status == 0, ran.err
    return made


@pytest.fixture(scope="session")
def wheels(repository: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder that pip installs this checkout and pre-commit from, so that both are these."""
    made = tmp_path_factory.mktemp("wheels")
    needed = [str(repository), "pre-commit", "setuptools>=77", "wheel"]
    command = [sys.executable, "-m", "pip", "wheel", "--quiet", "--wheel-dir", str(made), *needed]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    return made


@pytest.fixture(scope="session")
def hooks(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Where pre-commit keeps the environments of hooks, made once."""
    return tmp_path_factory.mktemp("hooks")


@pytest.fixture
def committer(user: User, repository: Path, wheels: Path, hooks: Path) -> User:
    """A user with a git repository, to whom the project's address leads to this checkout."""
    user.environment |= git_environment(repository)
    user.environment |= {
        "PRE_COMMIT_HOME": str(hooks),
        "PIP_NO_INDEX": "1",
        "PIP_FIND_LINKS": str(wheels),
    }
    assert user.call("git", "init", "--quiet").status == 0
    return user


def git_environment(repository: Path | None = None) -> dict[str, str]:
    """Settings that git and pre-commit's git take from the environment, and no others."""
    settings = {
        "user.name": "A User",
        "user.email": "user@example.org",
        "init.defaultBranch": "main",
        "protocol.file.allow": "always",
    }
    if repository is not None:
        settings[f"url.{repository}.insteadOf"] = "https://github.com/maskqlint/maskqlint"
    numbered = list(enumerate(settings.items()))
    return {
        "GIT_CONFIG_NOSYSTEM": "1",
        "GIT_CONFIG_GLOBAL": os.devnull,
        "GIT_CONFIG_COUNT": str(len(settings)),
        **{f"GIT_CONFIG_KEY_{number}": name for number, (name, _) in numbered},
        **{f"GIT_CONFIG_VALUE_{number}": value for number, (_, value) in numbered},
    }
