"""A tree whose bodies were left out and shown is the tree of the whole text."""

from __future__ import annotations

from pathlib import Path

import libcst as cst
import pytest

from maskqlint import engine, outline, parsing
from maskqlint.config import SettingsFor
from maskqlint.mentions import mentions_in
from maskqlint.source import BrokenSource, SourceFile
from tests.cases_support import ROOT

BODY = """\
    a = 1
    b = 2
    c = 3
    return a, b, c
"""
TEXTS = {
    "function": f"def f():\n{BODY}",
    "comment_above": f"def f():  # here\n    # and there\n\n{BODY}",
    "no_end": f"def f():\n{BODY}".rstrip("\n"),
    "windows": f"def f():\n{BODY}\n\nx = 1\n".replace("\n", "\r\n"),
    "old_mac": f"def f():\n{BODY}\n\nx = 1\n".replace("\n", "\r"),
    "tabs": f"class C:\n    def f(self):\n{BODY.replace('    ', '        ')}".replace("    ", "\t"),
    "two_spaces": "def f(x):\n  if x:\n    a = 1\n    b = 2\n  else:\n    c = 3\n  return x\n",
    "odd_steps": "def f(x):\n       if x:\n           a = 1\n           b = 2\n       return x\n",
    "other_step_first": f"if 1:\n  pass\n\n\ndef f():\n{BODY}",
    "docstring": f'def f():\n    """Says\n    what.\n    """\n{BODY}',
    "both_quotes": f"def f():\n    \"\"\"Says.\"\"\"\n    d = '''x\n    '''\n{BODY}",
    "backslash_in_a_string": f"def f():\n    d = '\\\\'\n{BODY}",
    "ends_with_a_quote": f"def f():\n{BODY}    d = 'x'\n",
    "ends_with_a_comment": f"def f():\n{BODY}    d = 0  # it's \\\n",
    "continued": f"def f():\n    d = 1 + \\\n        2\n{BODY}",
    "lone_backslash": f"def f():\n{BODY}\\\n\nx = 1\n",
    "form_feed": f"def f():\n\f\n{BODY}",
    "deeper_comment_behind": f"def f():\n{BODY}        # deeper\n    # less\n\n# least\nx = 1\n",
    "decorated_first": "def f():\n    @(\n        g\n    )\n    def h():\n        pass\n    return h\n",
    "decorated": f"@g\n@h(1)\ndef f():\n{BODY}",
    "asynchronous": "async def f(x):\n    async with x as y:\n        await y\n    return 1\n",
    "on_the_colon": "def f(): a = 1; b = 2\n\n\ndef g(\n    x,\n): return [\n    x,\n    x,\n    x,\n]\n",
    "semicolons": "def f():\n    a = 1; b = 2\n    c = 3;\n    d = 4\n    return a; \n",
    "same_twice": f"def f():\n{BODY}\n\ndef g():\n{BODY}\n\ndef h():\n{BODY}",
    "within_blocks": (
        "try:\n    import x\nexcept ImportError:\n    def f():\n"
        + BODY.replace("    ", "        ")
        + "else:\n    class C:\n        def g(self):\n"
        + BODY.replace("    ", "            ")
    ),
    "nested": "class A:\n    class B:\n        def f(self):\n"
    + BODY.replace("    ", "            "),
    "says_def": 'TEXT = """\ndef f():\n    a = 1\n    b = 2\n    c = 3\n    return a\n"""\n',
    "long_string": "def f():\n    return '''\nleft\n    right \\\n'''\n",
    "star_imports": f"from x import *\n\n\ndef f():\n    # ü 掩码\n{BODY}",
    "invalid_escape": f"def f():\n    d = '\\d'\n{BODY}",
}
# One file there is no Python on purpose.
BROKEN = "anchor_lane_head.py"
LIBRARY = sorted(path for path in Path(ROOT, "tests/library").rglob("*.py") if path.name != BROKEN)


def shown(text: str) -> SourceFile:
    source = SourceFile("x.py", text)
    _ = source.outline
    return source


@pytest.mark.parametrize("name", TEXTS)
def test_the_whole_tree_comes_back(name: str) -> None:
    text = TEXTS[name]
    whole = SourceFile("x.py", text)
    source = shown(text)
    assert source.module.code == whole.module.code
    assert source.module.deep_equals(whole.module)


@pytest.mark.parametrize("path", LIBRARY, ids=lambda path: path.name)
def test_the_tree_of_a_real_file_comes_back(path: Path) -> None:
    source = SourceFile.read(str(path))
    _ = source.outline
    assert source.module.deep_equals(SourceFile.read(str(path)).module)


@pytest.mark.parametrize(
    ("name", "hidden"),
    [
        ("function", 1),
        ("comment_above", 1),
        ("windows", 1),
        ("tabs", 1),
        ("docstring", 1),
        ("same_twice", 3),
        ("within_blocks", 2),
        ("nested", 1),
        ("asynchronous", 0),  # three rows: to begin a parse takes as long
        ("both_quotes", 0),
        ("continued", 0),
        ("form_feed", 1),
        ("decorated_first", 0),
        ("on_the_colon", 0),
        ("says_def", 0),
    ],
)
def test_what_is_left_out(name: str, hidden: int) -> None:
    source = SourceFile("x.py", TEXTS[name])
    _, bodies = outline.shortened(source.text, source.starts)
    assert len(bodies) == hidden


@pytest.mark.parametrize("name", ["comment_above", "windows", "same_twice", "within_blocks"])
def test_places_are_the_same_before_and_after(name: str) -> None:
    text = TEXTS[name] + "\n\nlast = 1\n".replace("\n", "\r\n" if "\r\n" in TEXTS[name] else "\n")
    source, whole = shown(text), SourceFile("x.py", text)
    last = len(whole.module.body) - 1
    place = whole.span(whole.module.body[last], last)
    assert source.span(source.outline.body[last], last) == place
    assert source.is_faithful(source.outline.body[0])
    assert source.span(source.module.body[last], last) == place
    pairs = zip(source.recorded(0).nodes(), whole.recorded(0).nodes(), strict=True)
    assert all(one[1] == other[1] for one, other in pairs)


def test_only_what_is_shown_counts_as_parsed() -> None:
    source = shown(TEXTS["function"])
    before = source.weight
    (function,) = source.outline.body
    assert isinstance(function, cst.FunctionDef)
    source.show(function)
    assert before < source.weight == len(source.text)
    assert len(function.body.body) == 4


MODEL = """\
from torch import nn
from torch.quantization import QuantStub


class Net(nn.Module):
    def __init__(self):
        super().__init__()
        self.quant = QuantStub()

    def forward(self, x):
        x = self.quant(x)
        y = x + 1
        z = y * 2
        return x == 1

    def loss(self, x):
        a = x + 1
        b = a * 2
        c = b - 3
        return c == 1
"""


def check(path: Path) -> list[tuple[str, int]]:
    report = engine.check([str(path)], SettingsFor())
    assert not report.failures
    return [(finding.code, finding.span.start.row) for finding in report.findings]


def test_a_body_that_cannot_stand_alone_leads_to_the_whole_text(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / ".root").touch()
    (tmp_path / "net.py").write_text(MODEL)
    parse, texts = parsing.parse, []

    def refused(path: str, text: str, *, is_shallow: bool = False) -> cst.Module:
        texts.append(text)
        if text.startswith("if 1:"):
            raise BrokenSource(path, None, "no")  # type: ignore[arg-type]
        return parse(path, text, is_shallow=is_shallow)

    monkeypatch.setattr(parsing, "parse", refused)
    assert check(tmp_path / "net.py") == [("MQ101", 14)]
    assert texts[-1] == MODEL


def test_what_no_value_comes_near_is_not_parsed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / ".root").touch()
    (tmp_path / "net.py").write_text(MODEL.replace("return x == 1", "return x"))
    parse, texts = parsing.parse, []

    def noted(path: str, text: str, *, is_shallow: bool = False) -> cst.Module:
        texts.append(text)
        return parse(path, text, is_shallow=is_shallow)

    monkeypatch.setattr(parsing, "parse", noted)
    assert check(tmp_path / "net.py") == []
    assert len(texts) == 2
    assert "c = b - 3" not in texts[1]


@pytest.mark.parametrize(
    ("text", "names", "own", "attributes", "assigned", "is_open"),
    [
        ("def f(self, x: T = D) -> R:\n    return self.a(x).b", "x T D", "a", "b", "", False),
        ("def f(self):\n    self.a.c = self.b = 1", "", "a b", "c", "b c", False),
        ("def f(self):\n    for self.a in y: pass", "y", "a", "", "a", False),
        ("def f(self):\n    setattr(self.a, 'x', 1)", "setattr", "a", "", "setattr", False),
        ("def f(self):\n    return g(self)", "self g", "", "", "", True),
        ("def f(self):\n    import x", "", "", "", "", True),
        ("def f(self):\n    global x", "", "", "", "", True),
        ("def f(self):\n    class C: pass", "", "", "", "", True),
        ("def f(self):\n    return lambda z=y: z.a == f'{w.b}'", "z y w", "", "a b", "", False),
        ("lambda x: x", "", "", "", "", True),
        ("def f(:", "", "", "", "", True),
    ],
)
def test_mentions(
    text: str, names: str, own: str, attributes: str, assigned: str, is_open: bool
) -> None:
    found = mentions_in(text, "self")
    assert found.names == set(names.split())
    assert found.own == set(own.split())
    assert found.attributes == set(attributes.split())
    assert found.assigned == set(assigned.split())
    assert found.is_open is is_open
