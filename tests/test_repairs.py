"""Repairs on every case: each finding has one, they parse, and doing it twice is doing it once."""

from __future__ import annotations

import os
from collections.abc import Mapping
from pathlib import Path

import pytest

from maskqlint import fixes
from maskqlint.config import SettingsFor
from maskqlint.engine import Report, check
from maskqlint.findings import Applicability
from maskqlint.rule import registry
from maskqlint.source import SourceFile
from tests.cases_support import CASES, FIXTURES, ROOT, Case, cases, marks, options
from tests.repair_support import Change, changes, model, readme_table, repaired

BAD = [
    case
    for folder in (CASES, FIXTURES)
    for case in cases(folder)
    if any(True for path in case.files for _ in marks(path))
]
EXAMPLES = [
    (f"{code}-{number}", example.source)
    for code, rule in registry().items()
    for number, example in enumerate(rule.INVALID)
]
every_bad_case = pytest.mark.parametrize("case", BAD, ids=[case.name for case in BAD])


def lint(case: Case, overlay: Mapping[str, bytes]) -> Report:
    settings = SettingsFor(isolated=True, overrides=options(case))
    return check([case.path], settings, isolated=not case.is_project, overlay=overlay)


@every_bad_case
def test_every_finding_has_a_repair(case: Case) -> None:
    for finding in lint(case, {}).findings:
        if finding.code not in ("MQ001", "MQ002"):
            assert finding.fix is not None, finding
            assert finding.fix.message
            assert bool(finding.fix.edits) is (finding.fix.applicability != Applicability.DISPLAY)


@every_bad_case
def test_repairing_twice_is_repairing_once(case: Case) -> None:
    def again(overlay: Mapping[str, bytes]) -> Report:
        return lint(case, overlay)

    once = fixes.repaired(again, {}, unsafe=True)
    assert fixes.repaired(again, once, unsafe=True) == once
    for path, data in once.items():
        _ = SourceFile.from_bytes(path, data).module


@every_bad_case
def test_a_repaired_place_is_not_reported_again(case: Case) -> None:
    def again(overlay: Mapping[str, bytes]) -> Report:
        return lint(case, overlay)

    before = lint(case, {})
    after = again(fixes.repaired(again, {}, unsafe=True))
    assert not after.failures
    assert len(after.findings) <= len(before.findings)
    for finding in after.findings:
        if finding.fix is not None:
            assert finding.fix.applicability == Applicability.DISPLAY, finding


@pytest.mark.parametrize("source", [e[1] for e in EXAMPLES], ids=[e[0] for e in EXAMPLES])
def test_every_example_has_a_repair(source: str, tmp_path: Path) -> None:
    path = str(tmp_path / "model.py")
    settings = SettingsFor(isolated=True)

    def again(overlay: Mapping[str, bytes]) -> Report:
        return check([path], settings, isolated=True, overlay=overlay)

    found = again({path: source.encode()}).findings
    assert found
    assert all(finding.fix is not None and finding.fix.message for finding in found)
    once = repaired(path, source)
    assert repaired(path, once) == once
    left = again({path: once.encode()}).findings
    assert all(one.fix and one.fix.applicability == Applicability.DISPLAY for one in left)


def test_the_reports_first_model_is_repaired_for_good() -> None:
    path = os.path.join(FIXTURES, "article", "equal_one.py")
    text = SourceFile.read(path).text
    after = repaired(path, text)
    changed = {
        ("        self.quant_mask = QuantStub(scale=1.0)"),
        ("        raw_actors_input = actors_input"),
        (
            "        actors_mask = self.quant_mask((raw_actors_input[:, :, :, -1] == 1)"
            ".to(torch.float))  #> MQ101"
        ),
    }
    assert set(after.splitlines()) - set(text.splitlines()) == changed
    settings = SettingsFor(isolated=True)
    assert not check([path], settings, isolated=True, overlay={path: after.encode()}).findings


def test_the_readme_lists_what_is_repaired_how() -> None:
    with open(os.path.join(ROOT, "README.md"), encoding="utf-8") as file:
        text = file.read()
    table = text.partition("<!-- repairs -->\n")[2].partition("<!-- /repairs -->")[0]
    assert table == readme_table()  # python -m tests.repair_support prints it


CHANGES = list(changes())


@pytest.mark.parametrize("change", CHANGES, ids=[change.name for change in CHANGES])
def test_what_is_written_instead(change: Change, tmp_path: Path) -> None:
    path = tmp_path / "model.py"
    path.write_text(change.before)
    after = repaired(str(path), change.before, options=change.options)
    assert after == change.after
    assert repaired(str(path), after, options=change.options) == after


BASE = """\
from torch import nn
from {package} import QuantStub


class Base(nn.Module):
    def __init__(self, width):
        super().__init__()
        self.quant = QuantStub()

    def enter(self, x):
        return self.quant(x)
"""
NET = """\
{head}from net.base import Base


class Net(Base):
    def forward(self, x, m):
        return self.enter(x) * (m > 0)
"""
NET_REPAIRED = """\
{head}from net.base import Base
from {package} import QuantStub


class Net(Base):
    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.quant_mask = QuantStub({scale})

    def forward(self, x, m):
        return self.enter(x) * self.quant_mask((m > 0).float())
"""


@pytest.mark.parametrize("newline", ["\n", "\r\n"])
@pytest.mark.parametrize(
    "head",
    [
        "",
        '"""A net."""\n\nfrom __future__ import annotations\n\n',
        "#!/usr/bin/env python\n# -*- coding: utf-8 -*-\n",
        "import os; import sys  # both\n",
    ],
)
@pytest.mark.parametrize(
    ("package", "scale"),
    [("torch.quantization", ""), ("horizon_plugin_pytorch.quantization", "scale=1.0")],
)
def test_the_import_is_the_projects_own(
    tmp_path: Path, package: str, scale: str, head: str, newline: str
) -> None:
    (tmp_path / "pyproject.toml").write_text('[project]\nname = "net"\n')
    (tmp_path / "net").mkdir()
    (tmp_path / "net" / "__init__.py").touch()
    (tmp_path / "net" / "base.py").write_text(BASE.format(package=package))
    path = tmp_path / "net" / "model.py"
    path.write_bytes(NET.format(head=head).replace("\n", newline).encode())
    settings = SettingsFor(isolated=True)

    def again(overlay: Mapping[str, bytes]) -> Report:
        return check([str(tmp_path)], settings, overlay=overlay)

    texts = fixes.repaired(again, {}, unsafe=False)
    expected = NET_REPAIRED.format(head=head, package=package, scale=scale)
    assert texts == {str(path): expected.replace("\n", newline).encode()}


MASKED_BASE = """\
from torch import nn
from torch.quantization import QuantStub


class Base(nn.Module):
    def __init__(self):
        super().__init__()
        self.{stub} = QuantStub()

    def finish(self, x, m):
        return self.{stub}({used})
"""
MASKED_NET = """\
import torch
from torch.quantization import QuantStub
from net.base import Base


class Net(Base):
    def __init__(self):
        super().__init__()
        self.{stub} = QuantStub()

    def forward(self, x, m):
        return self.{stub}({used}) + self.finish(x, m)
"""
GATED = "x) * (m > 0"


@pytest.mark.parametrize("is_base", [True, False], ids=["of a subclass", "of a base"])
def test_an_attribute_in_another_file_is_not_taken(tmp_path: Path, is_base: bool) -> None:
    (tmp_path / "pyproject.toml").write_text('[project]\nname = "net"\n')
    (tmp_path / "net").mkdir()
    (tmp_path / "net" / "__init__.py").touch()
    base, net = tmp_path / "net" / "base.py", tmp_path / "net" / "model.py"
    wrong = {"stub": "quant", "used": GATED}
    right = {"stub": "quant_mask", "used": "x.sigmoid()"}
    base.write_text(MASKED_BASE.format(**(wrong if is_base else right)))
    net.write_text(MASKED_NET.format(**(right if is_base else wrong)))
    settings = SettingsFor(isolated=True)

    def again(overlay: Mapping[str, bytes]) -> Report:
        return check([str(tmp_path)], settings, overlay=overlay)

    texts = fixes.repaired(again, {}, unsafe=False)
    assert list(texts) == [str(base if is_base else net)]
    (text,) = texts.values()
    assert b"        self.quant_mask_1 = QuantStub()\n" in text


ALTERNATIVES = {
    # What multiplies in place is a statement: the alternative binds the name anew.
    "x = self.quant(x)\nx.mul_(m > 0)\nreturn x": {
        "x = self.quant(x)\nx = x.masked_fill(torch.logical_not(m > 0), 0)\nreturn x"
    },
    # Where the tensor has no name to bind, there is no alternative.
    "x = [self.quant(x)]\nx[0].mul_(m > 0)\nreturn x": set(),
}


def alternatives(path: Path, code: str) -> set[str]:
    """The texts that the unsafe repairs make of a method's body, each applied alone."""
    settings = SettingsFor(isolated=True)
    text = model(code)
    found = check([str(path)], settings, isolated=True, overlay={str(path): text.encode()})
    source = SourceFile.from_bytes(str(path), text.encode())
    return {
        fixes.apply_edits(source, fix.edits)
        for finding in found.findings
        for fix in (finding.fix, *finding.alternatives)
        if fix is not None and fix.applicability == Applicability.UNSAFE
    }


@pytest.mark.parametrize("code", list(ALTERNATIVES))
def test_what_is_offered_besides(code: str, tmp_path: Path) -> None:
    expected = {model(each) for each in ALTERNATIVES[code]}
    assert alternatives(tmp_path / "model.py", code) == expected


@pytest.mark.parametrize(
    ("scale", "comparison", "count"),
    [
        ("1.0", "== 200", 0),  # int8 ends at 127: the numbers half way are not on the grid
        ("0.3", "== 5", 1),
        ("0.3", "== 50", 0),
        ("2.0", "== 1", 0),  # 1 comes back as 0 or as 2
        ("1 / 256", "== 1", 1),  # int8 ends at 0.496: more than 0, less than 0.5
        ("0.3", ">= 1", 1),
        ("4.0", ">= 1", 0),
    ],
)
def test_no_repair_crosses_the_end_of_a_literal_scale(
    scale: str, comparison: str, count: int, tmp_path: Path
) -> None:
    code = f"""\
from horizon_plugin_pytorch.quantization import QuantStub
from torch import nn


class Net(nn.Module):
    def __init__(self):
        super().__init__()
        self.quant = QuantStub(scale={scale})

    def forward(self, x):
        return self.quant(x) {comparison}
"""
    assert len(alternatives(tmp_path / "model.py", code)) == count
