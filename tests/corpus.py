"""Real code: public wheels are unpacked, never installed or imported, and linted.

Every finding there was looked at by hand once; `corpus_findings.json` records it
with a line of why it is right. `python -m tests.corpus` fails on any other.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
import zipfile
from collections.abc import Iterator
from typing import Any

ROOT = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
FOLDER = os.path.join(ROOT, ".corpus")
RECORDED = os.path.join(os.path.dirname(__file__), "corpus_findings.json")
WHEELS = {
    "timm": "1.0.31",
    "transformers": "5.23.0",
    "mmdet": "3.3.0",
    "mmdet3d": "1.4.0",
    "torchvision": "0.29.1",
    "torch": "2.13.0",
}
# torch is large; its models with stubs stand in these folders.
TORCH_FOLDERS = ("torch/testing/_internal/", "torch/ao/")


def download(name: str, version: str) -> str:
    """Fetch a wheel with pip and unpack its Python files; returns their folder."""
    folder = os.path.join(FOLDER, f"{name}-{version}")
    if os.path.isdir(folder):
        return folder
    os.makedirs(FOLDER, exist_ok=True)
    command = [sys.executable, "-m", "pip", "download", "-q", "--no-deps"]
    command += ["--only-binary", ":all:", "--python-version", "3.11", "-d", FOLDER]
    subprocess.run([*command, f"{name}=={version}"], check=True, timeout=1200)
    wheel = next(
        each
        for each in sorted(os.listdir(FOLDER))
        if each.startswith(f"{name}-{version}") and each.endswith(".whl")
    )
    partial = f"{folder}.partial"
    with zipfile.ZipFile(os.path.join(FOLDER, wheel)) as archive:
        archive.extractall(partial, list(_members(archive, name)))
    with open(os.path.join(partial, ".root"), "w", encoding="utf-8"):
        pass  # each package is a project of its own
    os.rename(partial, folder)
    os.remove(os.path.join(FOLDER, wheel))
    return folder


def _members(archive: zipfile.ZipFile, name: str) -> Iterator[str]:
    for member in archive.namelist():
        if member.endswith(".py") and (name != "torch" or member.startswith(TORCH_FOLDERS)):
            yield member


def lint(folder: str, *options: str) -> list[dict[str, Any]]:
    """The findings of the installed command on a folder."""
    command = [sys.executable, "-m", "maskqlint", "check", "--no-cache", *options]
    command += ["--output-format", "json", folder]
    run = subprocess.run(command, capture_output=True, text=True, check=False, timeout=1200)
    if run.returncode not in (0, 1) or run.stderr.strip():
        raise SystemExit(f"{folder}: exit {run.returncode}\n{run.stderr}")
    findings: list[dict[str, Any]] = json.loads(run.stdout)
    return findings


def keys(findings: list[dict[str, Any]], folder: str) -> set[tuple[str, int, str]]:
    """What a finding is recorded by: file, row and code."""
    return {
        (
            os.path.relpath(each["filename"], folder).replace(os.sep, "/"),
            each["location"]["row"],
            each["code"],
        )
        for each in findings
    }


def main() -> int:
    """Lint the corpus and compare with what is recorded."""
    with open(RECORDED, encoding="utf-8") as file:
        recorded = json.load(file)
    wrong = 0
    for name, version in WHEELS.items():
        folder = download(name, version)
        found = keys(lint(folder), folder)
        known = {(e["file"], e["row"], e["code"]) for e in recorded.get(name, [])}
        for kind, entries in (("not recorded", found - known), ("gone", known - found)):
            for path, row, code in sorted(entries):
                print(f"{name}: {path}:{row}: {code} {kind}")
                wrong += 1
        print(f"{name} {version}: {len(found)} findings, {len(known)} recorded")
    print(f"{'FAILED' if wrong else 'ok'}: {wrong} differences")
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
