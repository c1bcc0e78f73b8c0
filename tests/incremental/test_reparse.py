"""A text parsed in the place of its change has the tree and the places that a whole parse gives."""

from __future__ import annotations

import glob
import os
import random

import pytest

from maskqlint.incremental.reparse import reparse
from maskqlint.source import BrokenSource, SourceFile
from tests.cases_support import ROOT

TEXT = '''"""A text."""
# above
import os

x = 1


def one(a):
    if a:
        return a

    # inside
    return 1


@decorated
class Two:
    def two(self):
        return """
text
"""


y = 2
'''


def source(text: str) -> SourceFile:
    return SourceFile.from_bytes("text.py", text.encode())


def same_as_whole(old: SourceFile, text: str) -> tuple[SourceFile, bool] | None:
    """The text after reparsing, and whether that was done in part; None if it is broken."""
    new, whole = source(text), source(text)
    try:
        tree = whole.module
    except BrokenSource:
        with pytest.raises(BrokenSource):
            reparse(old, new)
        return None
    move = reparse(old, new)
    assert new.module.code == tree.code
    count = len(tree.body)
    bodies = zip(new.module.body, tree.body, strict=True)
    assert all(each.deep_equals(other) for each, other in bodies)
    if tree.code != text:
        return new, move is not None  # libcst drops a backslash that stands alone, and its row
    rows = range(count + 1)
    assert [new.first_row(each) for each in rows] == [whole.first_row(each) for each in rows]
    for index in range(count):
        places = [span for _, span in whole.recorded(index).nodes()]
        assert [span for _, span in new.recorded(index).nodes()] == places
    if move is not None:
        kept = [each for each in new.module.body if any(each is one for one in old.module.body)]
        for statement in kept:
            row = new.first_row(new.module.body.index(statement))
            was = old.first_row(old.module.body.index(statement))
            assert row == (was if was < move.first else was + move.down)
    return new, move is not None


EDITS = {
    "a number": ("return 1\n", "return 2\n"),
    "a row above everything": ('"""A text."""\n', '# new\n"""A text."""\n'),
    "a comment of the header": ("# above\n", "# above\n# more\n"),
    "a row that is taken away": ("x = 1\n", ""),
    "a row that joins a function": ("    return 1\n", "    return 1\n\n    more = 2\n"),
    "two statements that become one": ("x = 1\n\n\ndef one(a):", "def one(a, *, x=1):"),
    "one statement that becomes two": ("    # inside\n", "\n\ndef three():\n"),
    "a decorator": ("@decorated\n", "@decorated\n@twice\n"),
    "the end": ("y = 2\n", "y = 2"),
    "behind the end": ("y = 2\n", "y = 2\n\n# end\n"),
    "another indentation": (
        "    def two(self):\n",
        "    class Three:\n     pass\n    def two(self):\n",
    ),
    "quotes that swallow the rest": ("x = 1\n", 'x = """\n'),
    "a bracket": ("x = 1\n", "x = (\n"),
    "a backslash": ("x = 1\n", "x = 1 \\\n"),
    "nothing is left": (TEXT, ""),
    "only a comment is left": (TEXT, "# a\n"),
}


@pytest.mark.parametrize("edit", EDITS)
def test_an_edit_and_its_undoing_are_as_a_whole_parse(edit: str) -> None:
    before, after = EDITS[edit]
    assert TEXT.count(before) == 1
    old = source(TEXT)
    _ = old.module
    edited = same_as_whole(old, TEXT.replace(before, after))
    if edited is not None:
        assert same_as_whole(edited[0], TEXT) is not None


def test_what_an_edit_does_not_touch_stays_the_same_object() -> None:
    old = source(TEXT)
    statements = list(old.module.body)
    result = same_as_whole(old, TEXT.replace("return 1\n", "return 2\n"))
    assert result is not None and result[1]
    changed = [
        index
        for index, (one, other) in enumerate(zip(statements, result[0].module.body, strict=True))
        if one is not other
    ]
    assert changed == [3]


BITS = ["\n", "    ", "x = 1\n", "# c\n", "    # c\n", "def f():\n    pass\n", "if x:\n", "(", ")"]
BITS += ['"""', "'", "\\\n", "@d\n", "else:\n", "\t", "class A:\n  x = 1\n", "   # odd\n"]


@pytest.mark.parametrize("seed", range(20))
def test_random_edits_are_as_a_whole_parse(seed: int) -> None:
    chance = random.Random(seed)
    files = sorted(glob.glob(os.path.join(ROOT, "fixtures", "**", "*.py"), recursive=True))
    with open(chance.choice(files), encoding="utf-8") as file:
        old = source(file.read())
    _ = old.module
    for _ in range(12):
        lines = old.text.splitlines(keepends=True)
        at = chance.randrange(len(lines) + 1)
        if chance.random() < 0.7:
            lines.insert(at, chance.choice(BITS))
        else:
            del lines[at : at + chance.randrange(1, 4)]
        result = same_as_whole(old, "".join(lines))
        if result is not None:
            old = result[0]
