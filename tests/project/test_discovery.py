"""Which files a walk finds, and which it passes by."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from maskqlint.project.discovery import discover, find_project_root


def plant(root: Path, files: dict[str, str] | list[str]) -> None:
    for name in files:
        path = root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(files[name] if isinstance(files, dict) else "", encoding="utf-8")


def found(top: Path, **options: object) -> list[str]:
    return [
        os.path.relpath(file, top).replace(os.sep, "/")
        for file in discover([str(top)], **options)  # type: ignore[arg-type]
    ]


def test_files_come_sorted_as_whole_paths(tmp_path: Path) -> None:
    names = ["a/b.py", "a.py", "a-b/c.py", "B.py", "a/b/c.py", "z.txt", "s.pyi"]
    plant(tmp_path, names)
    files = list(discover([str(tmp_path)]))
    assert files == sorted(str(tmp_path / name) for name in names if name.endswith(".py"))


def test_the_usual_excludes_are_passed_by(tmp_path: Path) -> None:
    hidden = [".git", ".venv", "venv", "build", "dist", "node_modules", ".tox", "__pypackages__"]
    plant(tmp_path, [*(f"{name}/m.py" for name in hidden), "lib/build/m.py", "lib/m.py"])
    assert found(tmp_path) == ["lib/m.py"]
    assert "build/m.py" in found(tmp_path, exclude=())


@pytest.mark.parametrize(
    ("pattern", "left"),
    [
        ("gen", ["a/model.py", "a/model_pb2.py"]),
        ("gen/", ["a/model.py", "a/model_pb2.py"]),
        ("*_pb2.py", ["a/model.py", "gen/x.py"]),
        ("a/model.py", ["a/model_pb2.py", "gen/x.py"]),
        ("a/*", ["gen/x.py"]),
        ("./a", ["gen/x.py"]),
        ("model.py", ["a/model_pb2.py", "gen/x.py"]),
        ("b/*", ["a/model.py", "a/model_pb2.py", "gen/x.py"]),
    ],
)
def test_patterns_match_names_or_paths_from_the_root(
    tmp_path: Path, pattern: str, left: list[str]
) -> None:
    plant(tmp_path, ["a/model.py", "a/model_pb2.py", "gen/x.py"])
    assert found(tmp_path, extend_exclude=[pattern], root=str(tmp_path)) == left


def test_named_paths_are_taken_whatever_excludes_them(tmp_path: Path) -> None:
    plant(tmp_path, {"build/m.py": "", "m.txt": "", ".git/HEAD": "", ".gitignore": "*.py\nbuild\n"})
    named = [str(tmp_path / "build/m.py"), str(tmp_path / "m.txt")]
    assert list(discover(named)) == named
    assert list(discover(named, force_exclude=True)) == named[1:]
    assert list(discover([str(tmp_path / "build")], respect_gitignore=False)) == named[:1]


def test_overlapping_paths_give_each_file_once(tmp_path: Path) -> None:
    plant(tmp_path, ["a/m.py", "build/n.py", "b.py"])
    names = [".", "a", "a/m.py", "build", "build/../b.py", "b.py"]
    files = list(discover([str(tmp_path / name) for name in names]))
    assert files == [str(tmp_path / name) for name in ("a/m.py", "b.py", "build/n.py")]


def test_separate_paths_come_sorted(tmp_path: Path) -> None:
    plant(tmp_path, ["b/m.py", "a/m.py", "a.py"])
    names = ["b", "a", "a.py"]
    files = list(discover([str(tmp_path / name) for name in names]))
    assert files == [str(tmp_path / name) for name in ("a.py", "a/m.py", "b/m.py")]


def test_relative_paths_become_absolute(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    plant(tmp_path, ["m.py"])
    monkeypatch.chdir(tmp_path)
    assert list(discover(["."])) == [str(tmp_path / "m.py")]


GITIGNORES: list[tuple[dict[str, str], list[str]]] = [
    ({".gitignore": "b.py\n"}, ["a.py", "d/a.py", "d/e/a.py"]),
    ({".gitignore": "/b.py\n"}, ["a.py", "d/a.py", "d/b.py", "d/e/a.py", "d/e/b.py"]),
    ({".gitignore": "*.py\n!a.py\n"}, ["a.py", "d/a.py", "d/e/a.py"]),
    ({".gitignore": "d/\n!d/e/a.py\n"}, ["a.py", "b.py"]),
    ({".gitignore": "d/*\n!d/e/\n"}, ["a.py", "b.py", "d/e/a.py", "d/e/b.py"]),
    (
        {".gitignore": "b.py\n", "d/.gitignore": "!b.py\n"},
        ["a.py", "d/a.py", "d/b.py", "d/e/a.py", "d/e/b.py"],
    ),
    ({"d/.gitignore": "/e\n"}, ["a.py", "b.py", "d/a.py", "d/b.py"]),
    ({"d/.gitignore": "e/b.py\n"}, ["a.py", "b.py", "d/a.py", "d/b.py", "d/e/a.py"]),
    (
        {".gitignore": "# a.py\n\n!\n*.so\n**/e/b.py\n"},
        ["a.py", "b.py", "d/a.py", "d/b.py", "d/e/a.py"],
    ),
    ({".gitignore": "e\n[ab].py\n"}, []),
    ({".gitignore": "d/**\n!d/a.py\n"}, ["a.py", "b.py", "d/a.py"]),
    ({".gitignore": "d\n*.py\n!/d\n!/d/b.py\n"}, ["d/b.py"]),
    (
        {".gitignore": "**/e/\n", "d/.gitignore": "!e\na.py\n"},
        ["a.py", "b.py", "d/b.py", "d/e/b.py"],
    ),
    (
        {".git/info/exclude": "b.py\n", "d/e/.gitignore": "!b.py\n"},
        ["a.py", "d/a.py", "d/e/a.py", "d/e/b.py"],
    ),
    ({".gitignore": "\ufeffb.py\n"}, ["a.py", "d/a.py", "d/e/a.py"]),
]


@pytest.mark.parametrize(("ignores", "left"), GITIGNORES)
def test_what_git_ignores_is_passed_by(
    tmp_path: Path, ignores: dict[str, str], left: list[str]
) -> None:
    subprocess.run(["git", "init", "-q", str(tmp_path)], check=True)
    plant(
        tmp_path,
        ["a.py", "b.py", "d/a.py", "d/b.py", "d/e/a.py", "d/e/b.py"],
    )
    plant(tmp_path, ignores)
    assert found(tmp_path) == left
    listed = subprocess.run(
        ["git", "ls-files", "--cached", "--others", "--exclude-standard", "*.py"],
        cwd=tmp_path, capture_output=True, text=True, check=True,
        env={**os.environ, "GIT_CONFIG_GLOBAL": os.devnull},
    ).stdout.split()  # fmt: skip
    assert sorted(listed) == left
    below = [name for name in left if name.startswith("d/")]
    if ".gitignore" not in ignores or "d/" not in ignores[".gitignore"]:
        assert [f"d/{name}" for name in found(tmp_path / "d")] == below


def test_gitignore_files_can_be_left_unread(tmp_path: Path) -> None:
    plant(tmp_path, {".gitignore": "*.py\n", "a.py": "", ".git/HEAD": ""})
    assert found(tmp_path, respect_gitignore=False) == ["a.py"]


def test_outside_a_repository_only_files_on_the_walk_count(tmp_path: Path) -> None:
    plant(tmp_path, {".gitignore": "a.py\n", "d/a.py": "", "d/.gitignore": "b.py\n", "d/b.py": ""})
    assert found(tmp_path / "d") == ["a.py"]
    assert found(tmp_path) == []


def test_links_are_followed_to_files_only(tmp_path: Path) -> None:
    plant(tmp_path, ["a/m.py", "x.py/inner.py"])
    (tmp_path / "a/loop").symlink_to(tmp_path)
    (tmp_path / "a/self.py").symlink_to(tmp_path / "a/self.py")
    (tmp_path / "a/gone.py").symlink_to(tmp_path / "nowhere.py")
    (tmp_path / "a/link.py").symlink_to(tmp_path / "a/m.py")
    assert found(tmp_path) == ["a/link.py", "a/m.py", "x.py/inner.py"]


def test_what_cannot_be_read_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    plant(tmp_path, ["a/m.py", "b/m.py"])
    real = os.scandir

    def scandir(path: str) -> object:
        if path.rstrip(os.sep).endswith("b"):
            raise PermissionError(13, "Permission denied")
        return real(path)

    monkeypatch.setattr(os, "scandir", scandir)
    told: list[tuple[str, str]] = []
    paths = [str(tmp_path), str(tmp_path / "absent")]
    files = list(discover(paths, on_skip=lambda path, reason: told.append((path, reason))))
    assert files == [str(tmp_path / "a/m.py")]
    assert sorted(told) == [
        (str(tmp_path / "absent"), "does not exist"),
        (str(tmp_path / "b"), "cannot be read: Permission denied"),
    ]


def test_an_unreadable_gitignore_ignores_nothing(tmp_path: Path) -> None:
    plant(tmp_path, ["a.py"])
    (tmp_path / ".gitignore").symlink_to(tmp_path / "nowhere")
    assert found(tmp_path) == ["a.py"]


def test_pathspec_is_imported_only_for_patterns(tmp_path: Path) -> None:
    plant(tmp_path, {"a.py": "", ".gitignore": "# nothing\n\n"})
    code = (
        "import sys; from maskqlint.project.discovery import discover;"
        f"print(len(list(discover([{str(tmp_path)!r}]))), 'pathspec' in sys.modules)"
    )
    run = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert run.stdout.split() == ["1", "False"]


@pytest.mark.parametrize(
    "marker", ["pyproject.toml", "setup.py", "setup.cfg", "maskqlint.toml", ".git", ".root"]
)
def test_the_nearest_marker_is_the_projects_root(tmp_path: Path, marker: str) -> None:
    plant(tmp_path, [".root", f"p/{marker}", "p/a/b/m.py"])
    for path in ("p/a/b/m.py", "p/a/b", "p"):
        assert find_project_root(str(tmp_path / path)) == str(tmp_path / "p")


def test_without_a_marker_the_root_holds_the_outermost_package(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("maskqlint.project.discovery.ROOT_MARKERS", ())
    plant(tmp_path, ["p/__init__.py", "p/q/__init__.py", "p/q/m.py"])
    assert find_project_root(str(tmp_path / "p/q/m.py")) == str(tmp_path)
    assert find_project_root(str(tmp_path)) == str(tmp_path)
