"""Files are looked at when their text is another one, and only then."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from maskqlint.digests import read_bytes
from maskqlint.findings import Position
from maskqlint.flow import quantizers
from maskqlint.incremental.kept_scan import KeptScan, signature
from maskqlint.source import BrokenSource

STUB = "from horizon_plugin_pytorch.quantization import QuantStub\n"


@pytest.fixture
def files(tmp_path: Path) -> list[str]:
    for name, text in (("a.py", STUB), ("b.py", "import a\n"), ("c.py", "x = 1\n")):
        (tmp_path / name).write_text(text)
        os.utime(tmp_path / name, ns=(1, 1))
    return [str(tmp_path / name) for name in ("a.py", "b.py", "c.py")]


@pytest.fixture
def read(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The names of the files that are read, as they are."""
    names: list[str] = []

    def told(path: str) -> bytes:
        names.append(os.path.basename(path))
        return read_bytes(path)

    monkeypatch.setattr("maskqlint.scan.read_bytes", told)
    return names


def new_scan() -> KeptScan:
    return KeptScan(lambda: quantizers.load((), ()), ())


def begin(
    scan: KeptScan, files: list[str], *, is_fresh: bool = True, **overlay: bytes
) -> list[str]:
    texts = {os.path.join(os.path.dirname(files[0]), f"{k}.py"): v for k, v in overlay.items()}
    changed = scan.begin(frozenset(files), texts, is_fresh=is_fresh)
    scan.look(files)
    scan.reach(os.path.dirname(files[0]), ())
    return sorted(os.path.basename(path) for path in changed)


def leading(scan: KeptScan, files: list[str]) -> list[str]:
    reach = scan.reach(os.path.dirname(files[0]), ())
    return sorted(os.path.basename(path) for path in reach.leading_to([files[0]]))


def test_what_has_not_changed_is_not_read_again(files: list[str], read: list[str]) -> None:
    scan = new_scan()
    assert begin(scan, files) == []
    assert set(read) == {"a.py", "b.py", "c.py"}
    assert scan.candidates() == [files[0]]
    assert leading(scan, files) == ["a.py", "b.py"]
    read.clear()
    assert begin(scan, files) == [] and read == []
    os.utime(files[2], ns=(2, 2))
    assert begin(scan, files, is_fresh=False) == [] and read == []
    assert begin(scan, files) == ["c.py"] and set(read) == {"c.py"}


def test_a_file_that_was_just_written_is_not_trusted(files: list[str], read: list[str]) -> None:
    scan = new_scan()
    Path(files[2]).write_text("y = 1\n")
    assert signature(files[2]) is None and signature(files[0]) is not None
    begin(scan, files)
    read.clear()
    assert begin(scan, files) == ["c.py"] and set(read) == {"c.py"}


def test_unsaved_texts_come_and_go(files: list[str]) -> None:
    scan = new_scan()
    assert begin(scan, files, c=STUB.encode()) == ["c.py"]
    assert scan.candidates() == [files[0], files[2]]
    assert begin(scan, files, c=STUB.encode()) == []
    assert begin(scan, files, c=b"import b\n") == ["c.py"]
    assert scan.candidates() == [files[0]]
    assert leading(scan, files) == ["a.py", "b.py", "c.py"]
    assert begin(scan, files) == ["c.py"]
    assert leading(scan, files) == ["a.py", "b.py"]


def test_files_come_and_go(files: list[str]) -> None:
    scan = new_scan()
    begin(scan, files)
    assert scan.all_paths() == files
    begin(scan, files[1:])
    assert scan.candidates() == [] and scan.all_paths() == files[1:]
    begin(scan, files)
    assert scan.candidates() == [files[0]]


def test_an_earlier_text_may_stand_for_one_that_does_not_parse(files: list[str]) -> None:
    scan = new_scan()
    begin(scan, files, a=b"def (:\n")
    scan.stand_in(files[0], STUB.encode(), BrokenSource(files[0], Position(1, 5), "wrong"))
    assert scan.data(files[0]) == scan.stood_in(files[0]) == STUB.encode()
    assert begin(scan, files, a=b"def (:\n") == [] and list(scan.broken) == [files[0]]
    assert begin(scan, files, a=b"def f(): pass\n") == ["a.py"]
    assert scan.stood_in(files[0]) is None and scan.broken == {}


def test_whether_a_text_parses_is_asked_once(files: list[str], read: list[str]) -> None:
    scan = new_scan()
    Path(files[2]).write_text("def (:\n")
    begin(scan, files, c=b"def (:\n")
    first = scan.syntax(files[2])
    assert isinstance(first, BrokenSource) and scan.syntax(files[2]) is first
    begin(scan, files, c=b"x = 1\n")
    assert scan.syntax(files[2]) is None
