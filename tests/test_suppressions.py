"""Comments that keep findings back, the unused ones, and the ones the tool writes."""

from __future__ import annotations

import pytest

from maskqlint.findings import Applicability, Edit, Finding, Position, Severity, Span
from maskqlint.source import SourceFile
from maskqlint.suppressions import Suppressions, add_ignore, quantized_rows


def source(text: str) -> SourceFile:
    return SourceFile.from_bytes("model.py", text.encode())


def finding(code: str, row: int, end_row: int | None = None) -> Finding:
    span = Span(Position(row, 1), Position(end_row or row, 2))
    return Finding(code, "name", Severity.ERROR, "model.py", span, "message")


def apply(file: SourceFile, edits: list[Edit]) -> str:
    text = file.text
    for edit in sorted(edits, reverse=True):
        start, end = file.offset(edit.span.start), file.offset(edit.span.end)
        text = text[:start] + edit.content + text[end:]
    return text


@pytest.mark.parametrize(
    "comment",
    [
        "# maskqlint: ignore[MQ101]",
        "# maskqlint: ignore[MQ101] -- padding is exact here",
        "# maskqlint: ignore[MQ201, MQ101]",
        "# maskqlint: ignore[ MQ201 MQ101 ]",
        "#maskqlint:ignore[MQ101]",
        "# maskqlint: ignore",
        "# maskqlint: ignore -- all of it",
        "# maskqlint: ignore[MQ1]",
        "# noqa",
        "#noqa",
        "# NOQA",
        "# noqa - as discussed",
        "# noqa: MQ101",
        "# noqa:mq101",
        "# noqa: E501,MQ101",
        "# noqa: E501 MQ101 for a reason",
        "# type: ignore  # noqa: MQ101",
        "# noqa: E501  # maskqlint: ignore[MQ101]",
        "# why not # maskqlint: ignore[MQ101]",
    ],
)
def test_a_comment_keeps_its_rows_finding_back(comment: str) -> None:
    suppressions = Suppressions.read(source(f"x = 1\ny = m == 1  {comment}\n"))
    assert suppressions.match(finding("MQ101", 2)) is not None
    assert suppressions.match(finding("MQ101", 1)) is None
    assert bool(suppressions.unused()) is ("MQ201" in comment)


@pytest.mark.parametrize(
    "comment",
    [
        "# maskqlint: ignore[MQ102]",
        "# maskqlint: ignore[MQ101",
        "# maskqlint: ignored",
        "# maskqlint: ignore-all",
        "# maskqlint: ignore[]",
        "# maskqlint: quantized",
        "# noqa: E501",
        "# noqa: see below",
        "# noqa:",
        "# ruff: noqa",
        "# flake8: noqa",
        "# noqable",
        "# maskqlint ignore",
    ],
)
def test_other_comments_keep_nothing_back(comment: str) -> None:
    suppressions = Suppressions.read(source(f"y = m == 1  {comment}\n"))
    assert suppressions.match(finding("MQ101", 1)) is None


@pytest.mark.parametrize(
    "text",
    [
        "y = '# noqa'\n",
        "y = '''\n# maskqlint: ignore\n'''\n",
        "y = (  # noqa\n",
        "if y:\n    a  # noqa\n  b\n",
    ],
    ids=["string", "long string", "open bracket", "bad dedent"],
)
def test_strings_and_files_that_cannot_be_tokenized_hold_no_suppression(text: str) -> None:
    suppressions = Suppressions.read(source(text))
    assert all(suppressions.match(finding("MQ101", row)) is None for row in range(1, 5))
    assert suppressions.unused() == []


SPREAD = """\
y = f(
    a,  # noqa: MQ101
    b == 1,
    c,
)  # noqa: MQ201
z = 1
"""


@pytest.mark.parametrize("newline", ["\n", "\r\n", "\r"], ids=["lf", "crlf", "cr"])
@pytest.mark.parametrize(
    ("code", "rows", "kept"),
    [
        ("MQ101", (2, 2), True),
        ("MQ101", (1, 5), True),
        ("MQ101", (3, 3), False),
        ("MQ101", (1, 1), False),
        ("MQ201", (3, 3), True),
        ("MQ201", (1, 1), True),
        ("MQ201", (6, 6), False),
        ("MQ201", (9, 9), False),
    ],
)
def test_any_row_of_the_expression_and_the_statements_last_row_count(
    newline: str, code: str, rows: tuple[int, int], kept: bool
) -> None:
    suppressions = Suppressions.read(source(SPREAD.replace("\n", newline)))
    assert (suppressions.match(finding(code, *rows)) is not None) is kept


def test_the_row_behind_a_long_string_counts_for_what_stands_before_it() -> None:
    suppressions = Suppressions.read(source("y = f(m == 1, '''\ntext\n''')  # noqa: MQ101\n"))
    assert suppressions.match(finding("MQ101", 1)) is not None


def test_a_match_tells_its_reason_and_place() -> None:
    text = "y = m == 1  # type: ignore  # maskqlint: ignore[MQ101] -- scale is 1  # noqa: E501\n"
    file = source(text)
    match = Suppressions.read(file).match(finding("MQ101", 1))
    assert match is not None
    assert (match.own, match.codes, match.reason) == (True, ("MQ101",), "scale is 1")
    assert file.slice(match.span) == "# maskqlint: ignore[MQ101] -- scale is 1"


def test_a_file_can_be_skipped() -> None:
    assert Suppressions.read(source("# maskqlint: skip-file\nx = 1\n")).skip_file
    assert not Suppressions.read(source("'# maskqlint: skip-file'\n")).skip_file


def test_rows_marked_as_quantized() -> None:
    text = "def f(x,  # maskqlint: quantized\n      y):\n    z = g()  # a # maskqlint: quantized -- q\n"
    assert quantized_rows(source(text)) == {1, 3}
    assert quantized_rows(source("x = 'maskqlint: quantized'\n")) == frozenset()


UNUSED = [
    ("y  # maskqlint: ignore[MQ101]\n", "y\n"),
    ("y  # maskqlint: ignore[MQ101] -- reason\n", "y\n"),
    ("y  # maskqlint: ignore\n", "y\n"),
    ("y  # maskqlint: ignore[]\n", "y\n"),
    ("y  # maskqlint: ignore[MQ101] and see\n", "y  # and see\n"),
    ("y  # maskqlint: ignore and see\n", "y  # and see\n"),
    ("y  # maskqlint: ignore[MQ101, MQ999, MQ103]\n", "y\n"),
    ("y  # maskqlint: ignore[MQ301, MQ101]\n", "y  # maskqlint: ignore[MQ301]\n"),
    ("y  # maskqlint: ignore[MQ3]\n", None),
    ("y  # maskqlint: ignore[MQ1] -- r\n", "y\n"),
    ("y  # noqa: MQ101\n", "y\n"),
    ("y  # noqa: MQ101 why\n", "y  # why\n"),
    ("y  # noqa: E501, MQ101, W291 why\n", "y  # noqa: E501, W291 why\n"),
    ("y  # noqa: E501,MQ301,MQ101\n", "y  # noqa: E501, MQ301\n"),
    ("y  # noqa\n", None),
    ("y  # noqa: E501\n", None),
    ("y  # maskqlint: ignore[MQ101]  # noqa: E501\n", "y  # noqa: E501\n"),
    ("y  # type: ignore  # maskqlint: ignore[MQ101]\n", "y  # type: ignore\n"),
    ("y  # text # maskqlint: ignore[MQ101]  # fmt: skip\n", "y  # text  # fmt: skip\n"),
    ("y  # noqa: MQ101  # maskqlint: ignore[MQ102]\n", "y\n"),
    ("y\n    # maskqlint: ignore[MQ101]\nz\n", "y\nz\n"),
    ("y\n# maskqlint: ignore[MQ101]  # noqa: E501\nz\n", "y\n# noqa: E501\nz\n"),
    ("y\n# maskqlint: ignore[MQ101]", "y\n"),
    ("y = (a,  # maskqlint: ignore[MQ101]\r\n b)\r\n", "y = (a,\r\n b)\r\n"),
]


@pytest.mark.parametrize(("text", "left"), UNUSED)
def test_an_unused_suppression_has_a_safe_fix(text: str, left: str | None) -> None:
    file = source(text)
    suppressions = Suppressions.read(file)
    if "MQ3" in text:
        suppressions.match(finding("MQ301", 1))
    unused = suppressions.unused()
    assert all(each.fix.applicability is Applicability.SAFE for each in unused)
    assert bool(unused) is (left is not None)
    edits = [edit for each in unused for edit in each.fix.edits]
    assert apply(file, edits) == (text if left is None else left)


def test_unused_codes_are_named() -> None:
    suppressions = Suppressions.read(source("y  # maskqlint: ignore[MQ101, MQ201, MQ301]\n"))
    suppressions.match(finding("MQ201", 1))
    (unused,) = suppressions.unused()
    assert unused.codes == ("MQ101", "MQ301")
    assert unused.fix.message == "Remove unused MQ101, MQ301"


def test_codes_that_were_not_looked_for_are_not_unused() -> None:
    text = "y  # maskqlint: ignore[MQ101, MQ201]\nz  # maskqlint: ignore\n"
    suppressions = Suppressions.read(source(text))
    unused = suppressions.unused(lambda code: code == "MQ101", complete=False)
    assert [each.codes for each in unused] == [("MQ101",)]


ADDED = [
    ("y = a == 1\n", [("MQ101", 1, 1)], "y = a == 1  # maskqlint: ignore[MQ101]\n"),
    ("y = a == 1   \r\n", [("MQ101", 1, 1)], "y = a == 1  # maskqlint: ignore[MQ101]\r\n"),
    ("y = a == 1", [("MQ101", 1, 1)], "y = a == 1  # maskqlint: ignore[MQ101]"),
    ("y  # why\n", [("MQ101", 1, 1)], "y  # why  # maskqlint: ignore[MQ101]\n"),
    (
        "y\nz\n",
        [("MQ201", 1, 1), ("MQ101", 1, 1), ("MQ101", 1, 1), ("MQ301", 2, 2)],
        "y  # maskqlint: ignore[MQ101, MQ201]\nz  # maskqlint: ignore[MQ301]\n",
    ),
    (
        "y  # maskqlint: ignore[MQ301] -- r\n",
        [("MQ101", 1, 1)],
        "y  # maskqlint: ignore[MQ301, MQ101] -- r\n",
    ),
    ("y  # maskqlint: ignore[]\n", [("MQ101", 1, 1)], "y  # maskqlint: ignore[MQ101]\n"),
    ("y  # maskqlint: ignore\n", [("MQ101", 1, 1)], "y  # maskqlint: ignore\n"),
    ("y  # noqa: MQ101\n", [("MQ101", 1, 1)], "y  # noqa: MQ101\n"),
    ("f(a\n == 1,\n b)\n", [("MQ101", 1, 2)], "f(a\n == 1,  # maskqlint: ignore[MQ101]\n b)\n"),
    ("f(a == 1, '''\n\n''', b)\n", [("MQ101", 1, 1)], "f(a == 1, '''\n\n''', b)  # maskqlint: ignore[MQ101]\n"),
    ("f(a == 1, f'''\n{b}\n''', b)\n", [("MQ101", 1, 1)], "f(a == 1, f'''\n{b}\n''', b)  # maskqlint: ignore[MQ101]\n"),
    ("y = a == 1 + \\\n  2\n", [("MQ101", 1, 1)], "y = a == 1 + \\\n  2  # maskqlint: ignore[MQ101]\n"),
    ("y = (\n", [("MQ101", 1, 1)], "y = (\n"),
    ("", [], ""),
]  # fmt: skip


@pytest.mark.parametrize(("text", "findings", "written"), ADDED)
def test_an_ignore_is_written_where_it_holds(
    text: str, findings: list[tuple[str, int, int]], written: str
) -> None:
    made = [finding(*each) for each in findings]
    assert add_ignore(source(text), made) == written
    # Once written, it keeps them back, and a second time changes nothing.
    again = source(written)
    if text[-2:] != "(\n":
        suppressions = Suppressions.read(again)
        assert all(suppressions.match(each) for each in made)
    assert add_ignore(again, made) == written


def test_a_reason_is_written_on_one_line() -> None:
    text = add_ignore(source("y\n"), [finding("MQ101", 1)], "known\nsince 3.1 ")
    assert text == "y  # maskqlint: ignore[MQ101] -- known since 3.1\n"
    match = Suppressions.read(source(text)).match(finding("MQ101", 1))
    assert match is not None
    assert match.reason == "known since 3.1"
