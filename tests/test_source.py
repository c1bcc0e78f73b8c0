"""Files as text and tree: decoding, rows, and the places of nodes."""

from __future__ import annotations

import gc
import os
from collections.abc import Iterator
from pathlib import Path

import libcst
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from libcst.metadata import MetadataWrapper, PositionProvider

from maskqlint import parsing
from maskqlint.findings import Position, Span
from maskqlint.source import BrokenSource, SourceFile, UnreadableSource


def source(text: str) -> SourceFile:
    return SourceFile.from_bytes("model.py", text.encode())


def nodes(node: libcst.CSTNode) -> Iterator[libcst.CSTNode]:
    yield node
    for child in node.children:
        yield from nodes(child)


# Decoding


@pytest.mark.parametrize(
    ("data", "text", "encoding", "bom"),
    [
        (b"", "", "utf-8", False),
        ("x = 'ä'\n".encode(), "x = 'ä'\n", "utf-8", False),
        (b"\xef\xbb\xbfx = 1\n", "x = 1\n", "utf-8", True),
        (b"\xef\xbb\xbf# coding: utf-8\n", "# coding: utf-8\n", "utf-8", True),
        (b"# coding: latin-1\nx = '\xe4'\n", "# coding: latin-1\nx = 'ä'\n", "iso-8859-1", False),
        (b"#!/x\r# vim: fileencoding=gbk\rx\r", None, "gbk", False),
        (b"x = 1\n# coding: gbk\n", None, "utf-8", False),
        (
            "# coding: gb2312\n# 掩码\n".encode("gb2312"),
            "# coding: gb2312\n# 掩码\n",
            "gb2312",
            False,
        ),
    ],
)
def test_a_file_is_decoded_as_python_does_and_encoded_back(
    data: bytes, text: str | None, encoding: str, bom: bool
) -> None:
    file = SourceFile.from_bytes("model.py", data)
    assert text is None or file.text == text
    assert (file.encoding, file.bom) == (encoding, bom)
    assert file.encode(file.text) == data


@pytest.mark.parametrize(
    ("data", "row", "message"),
    [
        (b"x = 1\r\ny = '\xff'\n", 2, "is not utf-8: invalid start byte"),
        (b"\xef\xbb\xbfx = 1\ny = 2\n\xff", 3, "is not utf-8: invalid start byte"),
        (b"# coding: klingon\n", 1, "cannot be decoded: unknown encoding: klingon"),
        (b"\xef\xbb\xbf# coding: gbk\n", 1, "cannot be decoded: "),
        (b"# coding: hex\n6161", 1, "cannot be decoded: 'hex' is not a text encoding"),
    ],
)
def test_undecodable_bytes_are_reported_with_their_row(data: bytes, row: int, message: str) -> None:
    with pytest.raises(UnreadableSource) as caught:
        SourceFile.from_bytes("model.py", data)
    assert caught.value.row == row
    assert caught.value.message.startswith(message)
    assert str(caught.value).startswith(f"model.py:{row}: ")


def test_what_the_encoding_cannot_hold_is_not_written() -> None:
    file = SourceFile.from_bytes("model.py", b"# coding: ascii\n")
    with pytest.raises(UnreadableSource, match="cannot be written as ascii") as caught:
        file.encode("x\nä")
    assert caught.value.row == 2


def test_a_file_is_read_from_disk(tmp_path: Path) -> None:
    path = tmp_path / "model.py"
    path.write_bytes(b"x = 1\r\n")
    assert SourceFile.read(str(path)).newline == "\r\n"


def test_a_file_that_cannot_be_read_says_why(tmp_path: Path) -> None:
    for path in (str(tmp_path), str(tmp_path / "absent.py"), "nul\0.py"):
        with pytest.raises(UnreadableSource, match="cannot be read: "):
            SourceFile.read(path)


# Rows


ROWS = "a\r\nb\rc\n\x0cd\u2028e\x0bf\n"


def test_rows_end_where_the_tokenizer_ends_them() -> None:
    file = source(ROWS)
    assert [file.line(row) for row in range(7)] == ["", "a", "b", "c", "\x0cd\u2028e\x0bf", "", ""]


@given(st.text(alphabet="a\r\n\x0c\u2028ä", max_size=30), st.integers(0, 30))
def test_offset_and_position_undo_each_other(text: str, offset: int) -> None:
    file = source(text)
    offset = min(offset, len(text))
    assert file.offset(file.position(offset)) == offset


def test_places_outside_the_text_move_to_its_ends() -> None:
    file = source("ab\ncd")
    places = [(0, 1), (9, 1), (1, 9), (2, 9), (1, -3)]
    assert [file.offset(Position(*place)) for place in places] == [0, 5, 3, 5, 0]
    assert file.position(-1) == Position(1, 1)
    assert file.position(99) == Position(2, 3)


# The tree


def test_a_broken_file_is_broken_each_time_it_is_asked_for() -> None:
    file = source("x = (\n")
    for _ in range(2):
        with pytest.raises(BrokenSource, match=r"model\.py:1:5: '\(' was never closed"):
            file.module  # noqa: B018


@pytest.mark.parametrize(
    ("text", "row"),
    [
        ("x = 1\nif x:\npass\n", 3),
        ("x = 1\n\ny = é $ 3\n", 3),
        ("x = 1\ny = 'abc\n", 2),
        ("x = 1\n\0\n", 1),
        ("def f(:\n    pass\n", 1),
        ("x = " + '"a" ' * 5000 + "\n", 1),
    ],
)
def test_a_syntax_error_has_its_row(text: str, row: int) -> None:
    with pytest.raises(BrokenSource) as caught:
        source(text).module  # noqa: B018
    assert caught.value.position.row == row
    assert "\n" not in caught.value.message


def test_what_only_libcst_refuses_has_the_place_it_names(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("ast.parse", lambda text: None)
    with pytest.raises(BrokenSource, match=r"model\.py:2:10: syntax that libcst does not know"):
        source("x = 1\nprint 'a'\n").module  # noqa: B018
    with pytest.raises(BrokenSource, match=r"model\.py:1:1: tokenizer error: unterminated"):
        source("x = 'a\n").module  # noqa: B018


def test_a_lone_surrogate_is_no_crash() -> None:
    with pytest.raises(BrokenSource, match="libcst cannot parse it: UnicodeEncodeError"):
        SourceFile("model.py", "x = '\ud800'\n").module  # noqa: B018


class Panic(BaseException):
    """As the native parser's panics arrive."""


@pytest.mark.parametrize(("error", "raised"), [(Panic, BrokenSource), (MemoryError, MemoryError)])
def test_a_panic_of_the_parser_is_a_broken_file(
    monkeypatch: pytest.MonkeyPatch, error: type[BaseException], raised: type[BaseException]
) -> None:
    def panic(text: str) -> None:
        raise error("index out\nof bounds")

    monkeypatch.setattr(libcst, "parse_module", panic)
    with pytest.raises(raised):
        source("x\n").module  # noqa: B018
    assert gc.isenabled()


def test_parsing_leaves_the_collector_as_it_was() -> None:
    gc.disable()
    try:
        assert source("x = 1\n").module.body
        assert not gc.isenabled()
    finally:
        gc.enable()
    assert source("x = 1\n").module.body
    assert gc.isenabled()


@pytest.mark.parametrize(
    ("text", "message"),
    [
        (
            "x = " + "(" * 201 + "1" + ")" * 201,
            "more than 200 brackets|too many nested parentheses",
        ),
        ("x = " + "(" * 5000, "more than 200 brackets|too many nested parentheses"),
        ("x = " + "- " * 2500 + "1", "more than 2000 operators in a row"),
        ("x = (\n" + "a\n+ " * 2500 + "a)", "more than 2000 operators in a row"),
        (
            "".join(" " * i + "if x:\n" for i in range(101)) + " " * 101 + "y",
            "more than 100 blocks|too many levels of indentation",
        ),
        ("match x:\n case " + "[" * 40 + "]" * 40 + ": pass", "brackets in a case"),
    ],
    ids=["brackets", "open brackets", "signs", "sum over rows", "blocks", "pattern"],
)
def test_what_would_exhaust_the_parser_is_refused(text: str, message: str) -> None:
    with pytest.raises(BrokenSource, match=message):
        source(text + "\n").module  # noqa: B018


@pytest.mark.parametrize(
    "text",
    [
        "x = " + "(" * 190 + "1" + ")" * 190,
        "x = " + "a.b + " * 400 + "1",
        "if x:\n    pass\n" + "elif x:\n    pass\n" * 1500,
        "'''" + "(" * 5000 + "'''",
        "x = [" + "-1.5, " * 5000 + "]",
        "# " + "- " * 5000,
    ],
    ids=["brackets", "sum", "elif", "docstring", "data", "comment"],
)
def test_what_is_long_or_deep_within_bounds_is_read(text: str) -> None:
    file = source(text + "\ny = (a == b)\n")
    last = file.module.body[-1]
    comparison = next(each for each in nodes(last) if isinstance(each, libcst.Comparison))
    assert file.slice(file.span(comparison, last)) == "a == b"
    assert file.code(file.module.body[0]).count("\n") == 0


def test_work_in_the_deep_thread_hands_its_error_on() -> None:
    with pytest.raises(ZeroDivisionError):
        parsing.deeply(lambda: 1 // 0)


# Spans


SHAPES = [
    "x = 1",
    "x = 1; y = (2 )\n",
    "# head\n\n# more\nx = (a\n  == b)  # tail\n\n# foot\n",
    "@d( 1 )\n# between\n@e\nclass A ( B , metaclass=M ) :\n\tdef f(self, *, a: int=1) -> int :\n\t\treturn self.q( a )[..., -1] == 1\n",
    "x = '''a\n b\n'''; y = f'{a!r:>{w}}' 'b'\n",
    "x = \\\n  1 + \\\n  2\n",
    "if a:\n  pass\nelif (b):\n  z = [i for i in  (c) if (i)]\nelse :\n  del q\n",
    "async def f():\n    async with a as b, c: await  d\n    async for i in x: yield i\n",
    "try: pass\nexcept* (A, B) as e :\n    raise  X from  e\nfinally : pass\n",
    "match x :\n  case {'a': [1, *r], **k} if (y) : pass\n  case A(b=1) | None as c: pass\n",
    "lambda *a, b=(1), **k : ( yield )\nprint(*a, ** b, c = (d),)\nx [ 1 : (2) : , ..., ] = ~ (- 1)\n",
    "x: (int) = (y := 3) if not ( z ) else ( 4, )\nassert (a), (b)\nglobal g\nfrom . import (a as b, c,)\n",
    "def f(x, /, y): return ((x)) is  not ((y)) not  in z\ntype T[K: int] = list[K]\nfor i, in x: break\nwhile 1: continue\n",
    "s = 'ä€😀' == x\n",
]


@pytest.mark.parametrize("newline", ["\n", "\r\n", "\r"], ids=["lf", "crlf", "cr"])
@pytest.mark.parametrize("text", SHAPES)
def test_spans_agree_with_libcst(text: str, newline: str) -> None:
    agree(text.replace("\n", newline))


@settings(max_examples=60, deadline=None)
@given(st.lists(st.sampled_from(SHAPES), max_size=6), st.sampled_from(["\n", "\r\n"]))
def test_spans_agree_with_libcst_in_any_order_of_statements(texts: list[str], newline: str) -> None:
    agree(
        "".join(text if text.endswith("\n") else text + "\n" for text in texts).replace(
            "\n", newline
        )
    )


def test_spans_agree_with_libcst_on_this_projects_own_files() -> None:
    for path in (Path(parsing.__file__), Path(__file__)):
        agree(path.read_text())


def agree(text: str) -> None:
    file = source(text)
    module = file.module
    expected = MetadataWrapper(module, unsafe_skip_copy=True).resolve(PositionProvider)
    # From the last statement on, so that earlier ones are only counted.
    for index in reversed(range(len(module.body))):
        for node in nodes(module.body[index]):
            known = expected[node]
            assert file.span(node, index) == Span(
                Position(known.start.line, known.start.column + 1),
                Position(known.end.line, known.end.column + 1),
            ), (text, node)


@pytest.mark.parametrize(
    "text",
    [
        "\x0cx = mask == 1\n",
        "x = 1\n\x0c# c\n\x0cx = mask == 1\n",
        "def f():\n    y\n\x0c    x = mask == 1\n",
        "def f():\n    y\n    \x0cx = mask == 1\n",
        "def f():\n\x0c    x = mask == 1\n",
        "x = (1,\n\x0c  mask == 1)\n",
        "\tx\x0c" + " = mask == 1\n",
    ],
)
def test_columns_are_right_on_rows_with_form_feeds(text: str) -> None:
    file = source(text if not text.startswith("\t") else "if y:\n" + text)
    statement = file.module.body[-1]
    for node in nodes(statement):
        if isinstance(node, libcst.Comparison):
            assert file.slice(file.span(node, statement)) == "mask == 1"


def test_a_node_of_another_statement_is_a_key_error() -> None:
    file = source("a\nb\n")
    with pytest.raises(KeyError):
        file.span(file.module.body[0], 1)
    with pytest.raises(KeyError):
        file.span(file.module.body[0], libcst.Pass())


@pytest.mark.parametrize(
    ("text", "folded"),
    [
        ("x[...,  -1]   ==  1", "x[..., -1] == 1"),
        ("f(  # why\n    a ,\n\n    # more\n    b\n  )", "f(a , b)"),
        ("a + \\\n   b", "a + b"),
        ("'a  b'", "'a  b'"),
        ("'''a\n\n  b'''", "'''a b'''"),
        ("f'{a} {b}'", "f'{a} {b}'"),
    ],
)
def test_code_is_on_one_line(text: str, folded: str) -> None:
    file = source(text + "\n")
    statement = file.module.body[0]
    assert isinstance(statement, libcst.SimpleStatementLine)
    assert file.code(statement.body[0]) == folded


def test_importing_it_imports_no_libcst() -> None:
    import subprocess
    import sys

    code = "import sys, maskqlint.source; print('libcst' in sys.modules)"
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)}
    run = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, env=environment, check=True
    )
    assert run.stdout.strip() == "False"
