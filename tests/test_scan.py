"""The prefilter lets nothing pass by that may matter."""

from __future__ import annotations

from pathlib import Path

import pytest

from maskqlint.flow import quantizers
from maskqlint.scan import ROOT, TENSOR, Scan, words_about_quantization


def scan(tmp_path: Path, data: bytes, *own: str) -> Scan:
    file = tmp_path / "m.py"
    file.write_bytes(data)
    found = Scan(lambda: quantizers.load([(f"pkg.{name}", None) for name in own]), own, {})
    found.look([str(file)])
    return found


def test_every_name_in_the_table_holds_a_needle() -> None:
    assert [each for each in quantizers.load().names if ROOT not in each and each != TENSOR] == []


@pytest.mark.parametrize("name", sorted(quantizers.load().certain_names))
def test_a_file_that_names_a_stub_is_found(tmp_path: Path, name: bytes) -> None:
    assert scan(tmp_path, b"import x\n\nself.q = x.%b()\n" % name).found


@pytest.mark.parametrize(
    ("text", "is_found"),
    [
        (b"QuantStub", True),
        (b"x = QuantStubs()\n", False),
        (b"x = MyQuantStub()\n", False),
        (b"quantize = 1\n", False),
        (b"x: 'QTensor'\n", True),
        (b"x: QTensors\n", False),
        (b"x = y  # maskqlint: quantized\n", True),
        (b"from hat.models.base_modules import QuantModule\n", True),
        (b"class QuantModule: ...\n", False),
        (b"x = Rounder()\n", True),
        (b"x = Rounders()\n", False),
    ],
)
def test_words_and_not_parts_of_them(tmp_path: Path, text: bytes, is_found: bool) -> None:
    assert bool(scan(tmp_path, text, "Rounder").found) == is_found


@pytest.mark.parametrize(
    ("text", "is_commented"),
    [
        (b"x = 1  # noqa\n", False),
        (b"x = 1  # noqa: E711\n", False),
        (b"x = 1  # NOQA: MQ101\n", True),
        (b"x = 1  # noqa: E711, MQ101\n", True),
        (b"x = 1  # maskqlint: ignore\n", True),
        (b"import maskqlint\n", False),
    ],
)
def test_only_comments_of_ours_are_of_interest(
    tmp_path: Path, text: bytes, is_commented: bool
) -> None:
    assert bool(scan(tmp_path, text).commented) == is_commented


def test_a_word_is_taken_whole() -> None:
    words = words_about_quantization(b"a.FakeQuantize(quantity) QTensor _quant_")
    assert words == {b"FakeQuantize", b"quantity", b"QTensor", b"_quant_"}


@pytest.mark.parametrize(
    ("data", "row"),
    [(b"x = 1\ny = '\xff'\n", 2), (b"# coding: latin-1\nx = '\xff'\n", 0), ("é = 1\n".encode(), 0)],
)
def test_what_is_no_text_is_a_problem(tmp_path: Path, data: bytes, row: int) -> None:
    assert [each.row for each in scan(tmp_path, data).problems.values()] == [row][: bool(row)]


@pytest.mark.parametrize("count", [1, 40])
def test_files_that_name_owners_are_found(tmp_path: Path, count: int) -> None:
    (tmp_path / "a.py").write_text("from b import Net1\n")
    (tmp_path / "c.py").write_text("Net1x = xNet1 = 2\n")
    found = Scan(quantizers.load, (), {})
    paths = [str(tmp_path / name) for name in ("a.py", "c.py")]
    found.look(paths)
    names = {f"Net{number}" for number in range(1, count + 1)}
    assert found.naming(names, set()) == paths[:1]
    assert found.naming(names, set(paths)) == []
