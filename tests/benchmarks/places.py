"""Where things lie that are measured: environments, public code, trees made of them."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator, Sequence

from maskqlint.flow import quantizers
from maskqlint.scan import TENSOR, words_about_quantization
from tests import corpus
from tests.benchmarks import generated

FOLDER = os.path.join(corpus.ROOT, ".benchmarks")
PUBLIC = ("timm", "transformers", "mmdet", "mmdet3d", "torchvision")
PEERS = ("ruff", "flake8", "fixit", "torchfix")
PLAIN_FILES = 5_000


def environment(name: str, packages: Sequence[str], *, fresh: bool = False) -> str:
    """A virtual environment with some packages; returns the folder of its commands."""
    folder = os.path.join(FOLDER, f"venv-{name}")
    commands = os.path.join(folder, "bin")
    if fresh or not os.path.exists(os.path.join(folder, "ready")):
        shutil.rmtree(folder, ignore_errors=True)
        subprocess.run([sys.executable, "-m", "venv", folder], check=True)
        python = os.path.join(commands, "python")
        install = [python, "-m", "pip", "install", "-q", *packages]
        subprocess.run(install, check=True, cwd=corpus.ROOT, timeout=1200)
        with open(os.path.join(folder, "ready"), "w", encoding="utf-8"):
            pass
    return commands


def ours() -> str:
    """The commands of an environment with this checkout installed as users install it."""
    return environment("maskqlint", [f"{corpus.ROOT}[lsp]"], fresh=True)


def peer(name: str) -> str:
    """The commands of a peer's own environment."""
    return environment(name, [name])


def public(name: str) -> str:
    """The folder of a package's source."""
    return corpus.download(name, corpus.WHEELS[name])


def alone(name: str, folder: str) -> str:
    """A copy of a folder as a project of its own: Fixit passes by what the one around it ignores."""
    copy = os.path.join(FOLDER, f"alone-{name}")
    shutil.rmtree(copy, ignore_errors=True)
    shutil.copytree(folder, copy)
    with open(os.path.join(copy, "pyproject.toml"), "w", encoding="utf-8"):
        pass
    return copy


def plain_tree(files: int) -> str:
    """A tree of so many real files that name no stub; bigger ones hold the smaller ones twice."""
    folder = os.path.join(FOLDER, f"plain-{files}")
    if not os.path.exists(os.path.join(folder, ".root")):
        shutil.rmtree(folder, ignore_errors=True)
        found = list(_plain())
        for number in range(files):
            copy, index = divmod(number, len(found))
            target = os.path.join(folder, f"copy{copy}", found[index][1])
            os.makedirs(os.path.dirname(target), exist_ok=True)
            shutil.copyfile(found[index][0], target)
        with open(os.path.join(folder, ".root"), "w", encoding="utf-8"):
            pass
    return folder


def _plain() -> Iterator[tuple[str, str]]:
    names = quantizers.load().names
    count = 0
    for package in PUBLIC:
        top = public(package)
        for folder, directories, files in os.walk(top):
            directories.sort()
            for name in sorted(files):
                path = os.path.join(folder, name)
                if not name.endswith(".py") or count == PLAIN_FILES:
                    continue
                with open(path, "rb") as file:
                    data = file.read()
                if TENSOR not in data and words_about_quantization(data).isdisjoint(names):
                    count += 1
                    yield path, os.path.join(package, os.path.relpath(path, top))


def stub_tree(files: int) -> tuple[str, list[str]]:
    """A generated project, and the files of it that have to be parsed."""
    folder = os.path.join(FOLDER, f"stubs-{files}")
    shutil.rmtree(folder, ignore_errors=True)
    paths = generated.write(folder, files)
    shared = os.path.join(folder, "library", "common")
    return folder, [*paths, os.path.join(shared, "masks.py"), os.path.join(shared, "layers.py")]


def chain(length: int) -> str:
    """A project with one call chain of so many functions."""
    folder = os.path.join(FOLDER, f"chain-{length}")
    shutil.rmtree(folder, ignore_errors=True)
    generated.write_chain(folder, length)
    return folder


def one_file(name: str, text: str) -> str:
    """A project of a single file; returns its folder."""
    folder = os.path.join(FOLDER, name)
    os.makedirs(folder, exist_ok=True)
    for file, content in ((".root", ""), (f"{name}.py", text)):
        with open(os.path.join(folder, file), "w", encoding="utf-8") as handle:
            handle.write(content)
    return folder


def real_file(lines: int) -> str:
    """The text of the file of timm whose number of lines is nearest."""
    best: tuple[int, str, str] | None = None
    for folder, _, files in os.walk(public("timm")):
        for name in files:
            if name.endswith(".py"):
                path = os.path.join(folder, name)
                with open(path, encoding="utf-8") as file:
                    text = file.read()
                entry = (abs(text.count("\n") - lines), path, text)
                best = entry if best is None else min(best, entry)
    assert best is not None
    return best[2]
