"""What people read: whole reports as they are printed."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from maskqlint.findings import (
    Applicability,
    Edit,
    Finding,
    Fix,
    Position,
    Severity,
    Span,
    TraceStep,
)
from maskqlint.reporters import View, cells, full, render
from tests.fake_engine import Report, span

WHOLE = """\
error[MQ101]: mask was rounded by self.quant: 1 comes back as 1.0007 when the
  largest value is 60.5
 --> model.py:9:16
  |
7 |         x = self.quant(x)
  |             ------------- 1. quantized here by self.quant
8 |         mask = x[..., -1]
  |                ---------- 2. a slice of it
9 |         keep = mask == 1
  |                ^^^^^^^^^ quantized-equality
  |
  = repair (unsafe fix): ask whether it is not 0
9 -         keep = mask == 1
9 +         keep = torch.logical_not(mask == 0)
  = or: compare before the stub
7 +         keep = x[..., -1] == 1
9 -         keep = mask == 1

warning[MQ101]: mask == 1 is 50% noise, see: above
 --> ops dir/ops.py:3:9
  |
1 | def help(mask):
  |          ---- 3. passed to help()
...
3 |         mask
  |         ^^^^ 4. compared here (up to row 4)
  |
 ::: model.py:7:13
  |
7 |         x = self.quant(x)
  |             ------------- 1. quantized here by self.quant
8 |         mask = x[..., -1]
  |                ---------- 2. a slice of it
  |
  = repair (safe fix): give the mask its stub
 ::: model.py:6
6 -     def forward(self, x):
6 +     def forward(self, x): # new
 ::: ops dir/ops.py:3
3 -         mask
4 -         == 1
3 +         mask != 0

note[MQ003]: unused
 --> ops dir/ops.py:5:5
  |
5 |     )
  |     ^ unused-suppression
  |

Found 1 error, 1 warning, 1 note (1 fixable with --fix, 1 more with --fix
  --unsafe-fixes, 2 suppressed).
"""


def test_a_whole_report(report: Report, view: View) -> None:
    assert render("full", report, view) == WHOLE


@pytest.mark.parametrize(
    ("files", "suppressed", "text"),
    [
        (1, 0, "No findings in 1 file.\n"),
        (12, 0, "No findings in 12 files.\n"),
        (2, 1, "No findings in 2 files (1 suppressed).\n"),
    ],
)
def test_nothing_found(report: Report, view: View, files: int, suppressed: int, text: str) -> None:
    empty = Report((), report.suppressed[:suppressed], files)
    assert full.render(empty, view) == text


CHINESE = """\
  = 修复（不安全）：ask whether it is not 0
  = 或：compare before the stub
  |         ^^^^ 4. compared here（至第 4 行）
  = 修复（安全）：give the mask its stub
发现 1 个错误，1 个警告，1 个提示（1 个可用 --fix 修复，另有 1 个可用 --fix
  --unsafe-fixes 修复，2 个已抑制）。
"""


def test_the_words_of_a_report_are_there_in_chinese(report: Report, project: Path) -> None:
    lines = render("full", report, View(str(project), lang="zh")).splitlines()
    changed = [line for line in lines if line not in WHOLE.splitlines()]
    assert "".join(f"{line}\n" for line in changed) == CHINESE
    nothing = full.render(Report((), report.suppressed, 3), View(lang="zh"))
    assert nothing == "3 个文件，没有发现问题（2 个已抑制）。\n"


def test_counts_of_many(report: Report, view: View) -> None:
    error = replace(report.findings[0], fix=None)
    text = "".join(piece for _, piece in full.summary(Report((error, error)), view))
    assert text == "Found 2 errors.\n"
    unsafe = "".join(piece for _, piece in full.summary(Report(report.findings[:1]), view))
    assert unsafe == "Found 1 error (1 fixable with --fix --unsafe-fixes).\n"


@pytest.mark.parametrize(
    ("line", "room", "rows"),
    [
        ("    return y", 40, ["    return y"]),
        ("    x = f(first, second)", 16, ["    x = f(first,", "        second)"]),
        ("x = some.name(argument)", 16, ["x = some.name(", "    argument)"]),
        ("a" * 10, 4, ["aaaa", "  aa", "  aa", "  aa"]),
        ("名字名字", 3, ["名", " 字", " 名", " 字"]),
        ("名字", 1, ["名", "字"]),
        ("\tx", 40, ["    x"]),
        ("", 40, [""]),
    ],
)
def test_a_changed_line_is_shown_whole(line: str, room: int, rows: list[str]) -> None:
    assert cells.fold(line, room) == rows


@pytest.mark.parametrize("room", [40, 60, 80, 120])
def test_no_line_is_wider_than_the_terminal(tmp_path: Path, room: int) -> None:
    file = tmp_path / "模型.py"
    line = (
        "\tkeep = 名字.some_function(x, 其他='值值值值值值值值', mask=mask) * (mask == 1) + "
        + "y" * 90
    )
    file.write_text(line + "\n")
    at = line.index("mask == 1") + 1
    finding = Finding(
        "MQ101",
        "quantized-equality",
        Severity.ERROR,
        str(file),
        span(1, at, at + 9),
        "被量化的值 " * 20 + "x" * 100,
        fix=Fix("a" * 90, Applicability.UNSAFE, (Edit(str(file), span(1, 2, 6), "z" * 100),)),
        trace=(
            TraceStep(str(file), span(1, 2, 6), "bound " * 20),
            TraceStep(str(file), span(1, 2, 150), "much of the row"),
        ),
    )
    for text in full.render(Report((finding,)), View(str(tmp_path), width=room)).splitlines():
        assert cells.width(text) <= room, text


def carets(line: str, start: int, end: int, room: int = 80) -> str:
    part = cells.window(line, start, end, room)
    indent, length = part.cells(start, end)
    return f"{part.text}\n{' ' * indent}{'^' * length}"


@pytest.mark.parametrize(
    ("line", "start", "end", "room", "expected"),
    [
        ("ab == 1", 3, 5, 80, "ab == 1\n   ^^"),
        ("\tm == 1", 1, 2, 80, "    m == 1\n    ^"),
        ("\x0cm == 1", 1, 2, 80, " m == 1\n ^"),
        ("名字 == 1", 0, 2, 80, "名字 == 1\n^^^^"),
        ("名字 == 1", 3, 5, 80, "名字 == 1\n     ^^"),
        ("e\u0301 == 1", 3, 5, 80, "e\u0301 == 1\n  ^^"),
        ("a\x1b[31m", 0, 1, 80, "a\ufffd[31m\n^"),
        ("a\u202eb", 2, 3, 80, "a\ufffdb\n  ^"),
        ("abc", 7, 9, 80, "abc\n   ^"),
        ("", 0, 0, 80, "\n^"),
        ("0123456789" * 3, 0, 2, 12, "0123456789…\n^^"),
        ("0123456789" * 3, 28, 30, 12, "…0123456789\n         ^^"),
        ("0123456789" * 3, 14, 16, 12, "…0123456789…\n     ^^"),
        ("0123456789" * 3, 5, 25, 12, "…5678901234…\n ^^^^^^^^^^"),
    ],
)
def test_carets_stand_under_what_they_mark(
    line: str, start: int, end: int, room: int, expected: str
) -> None:
    assert carets(line, start, end, room) == expected


@pytest.mark.parametrize(
    ("text", "room", "expected"),
    [
        ("one two three", 8, ["one two", "  three"]),
        ("one\n two", 20, ["one two"]),
        ("abcdefghijkl", 8, ["abcdef", "  ghijkl"]),
        ("量化掩码丢失", 8, ["量化掩码", "  丢失"]),
        ("ab 量化 cd", 8, ["ab 量化", "  cd"]),
        ("量化掩码，丢失", 8, ["量化掩", "  码，丢", "  失"]),
        ("", 8, [""]),
    ],
)
def test_words_are_wrapped_by_cells(text: str, room: int, expected: list[str]) -> None:
    assert cells.wrap(text, room, hanging=2) == expected


def test_a_file_that_has_gone_is_shown_without_its_lines(report: Report, tmp_path: Path) -> None:
    gone = str(tmp_path / "gone.py")
    fix = Fix("repair it", Applicability.SAFE, (Edit(gone, span(9, 1, 2), "x"),))
    finding = replace(report.findings[0], path=gone, trace=(), fix=fix, alternatives=())
    text = full.render(Report((finding,)), View(str(tmp_path)))
    assert " --> gone.py:9:16\n  |\n9 | quantized-equality\n  |\n" in text
    assert "= repair (safe fix): repair it\n\n" in text


def test_a_long_repair_is_cut(project: Path, view: View, report: Report) -> None:
    edit = Edit(str(project / "model.py"), span(9, 1, 1), "line\n" * 30)
    fix = Fix("much", Applicability.DISPLAY, (edit,))
    text = full.render(Report((replace(report.findings[0], fix=fix, alternatives=()),)), view)
    assert text.count("+ line") == 12
    assert "and 18 lines more" in text


def test_an_edit_behind_the_end_of_a_file_adds_lines(project: Path, view: View) -> None:
    path = str(project / "model.py")
    end = Position(11, 1)
    finding = Finding("MQ001", "n", Severity.ERROR, path, Span(end, end), "m",
                      fix=Fix("add", Applicability.SAFE, (Edit(path, Span(end, end), "x = 1\n"),)))  # fmt: skip
    assert "11 + x = 1\n" in full.render(Report((finding,)), view)


def test_text_from_stdin_is_shown_and_not_the_file(project: Path, report: Report) -> None:
    path = str(project / "model.py")
    view = View(str(project), overlay={path: b"\n" * 8 + b"        KEEP = mask == 1\n"})
    assert "9 |         KEEP = mask == 1" in full.render(Report(report.findings[:1]), view)
