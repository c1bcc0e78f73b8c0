"""Comments in every gap of a file are all there after its repairs."""

from __future__ import annotations

import io
import itertools
import os
import re
import tokenize
from collections.abc import Mapping

import pytest

from maskqlint import fixes
from maskqlint.config import SettingsFor
from maskqlint.engine import Report, check
from maskqlint.source import SourceFile
from tests.cases_support import Case, options
from tests.test_repairs import BAD

# Where a file is broken on purpose there are no tokens to put comments between.
WHOLE = [case for case in BAD if "broken" not in case.name]


def planted(text: str) -> str:
    """The text with a comment behind each token inside brackets, at each line's end and between lines."""
    tokens = list(tokenize.generate_tokens(io.StringIO(text).readline))
    lines = text.splitlines(keepends=True)
    places: list[tuple[int, int, str]] = []
    depth = strings = 0
    number = 0
    for token, following in itertools.pairwise(tokens):
        name = tokenize.tok_name[token.type]
        strings += (name in ("FSTRING_START", "TSTRING_START")) - (
            name in ("FSTRING_END", "TSTRING_END")
        )
        if strings:
            continue
        if token.type == tokenize.OP:
            depth += (token.string in "([{") - (token.string in ")]}")
        row, column = token.end
        if token.type == tokenize.NEWLINE:
            number += 1
            indent = re.match(r"[ \t]*", lines[row - 1])
            places.append((row + 1, 0, f"{indent[0] if indent else ''}# own line {number};\n"))
        elif following.type == tokenize.NEWLINE and token.type != tokenize.COMMENT:
            number += 1
            places.append((row, column, f"  # at the end {number};"))
        elif depth > 0 and following.type not in (tokenize.COMMENT, tokenize.NL):
            number += 1
            places.append((row, column, f"  # inside {number};\n"))
    for row, column, comment in sorted(places, reverse=True):
        if row > len(lines):
            lines.append(comment)
            continue
        line = lines[row - 1]
        lines[row - 1] = line[:column] + comment + line[column:]
    return "".join(lines)


def comments(text: str) -> list[str]:
    tokens = tokenize.generate_tokens(io.StringIO(text).readline)
    return sorted(token.string for token in tokens if token.type == tokenize.COMMENT)


@pytest.mark.parametrize("newline", ["\n", "\r\n"], ids=["lf", "crlf"])
@pytest.mark.parametrize("case", WHOLE, ids=[case.name for case in WHOLE])
def test_no_comment_is_lost(case: Case, newline: str) -> None:
    overlay: dict[str, bytes] = {}
    for path in case.files:
        text = SourceFile.read(path).text.replace("\r\n", "\n").replace("\r", "\n")
        code = planted(text)
        compile(code, path, "exec", dont_inherit=True)
        overlay[path] = code.replace("\n", newline).encode()
    settings = SettingsFor(isolated=True, overrides=options(case))

    def again(overlay: Mapping[str, bytes]) -> Report:
        report = check([case.path], settings, isolated=not case.is_project, overlay=overlay)
        assert not report.failures
        return report

    for path, data in fixes.repaired(again, overlay, unsafe=True).items():
        before, after = overlay[path].decode(), data.decode()
        compile(after, path, "exec", dont_inherit=True)
        assert comments(after.replace("\r\n", "\n")) == comments(before.replace("\r\n", "\n"))
        assert newline == "\n" or not re.search(r"(?<!\r)\n", after)


def test_the_planted_files_are_repaired_as_the_plain_ones_are() -> None:
    case = next(case for case in WHOLE if os.path.basename(case.path) == "equal_one.py")
    settings = SettingsFor(isolated=True)
    code = planted(SourceFile.read(case.path).text)

    def again(overlay: Mapping[str, bytes]) -> Report:
        return check([case.path], settings, isolated=True, overlay=overlay)

    after = fixes.repaired(again, {case.path: code.encode()}, unsafe=True)[case.path].decode()
    assert not again({case.path: after.encode()}).findings
    assert "self.quant_mask = QuantStub(scale=1.0)" in after
