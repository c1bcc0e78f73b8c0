"""Tables of repairs: `=== what is so`, the code before, `---`, the code after."""

from __future__ import annotations

import os
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from maskqlint import fixes
from maskqlint.config import SettingsFor
from maskqlint.engine import Report, check
from maskqlint.findings import Applicability
from maskqlint.rule import registry
from tests.cases_support import CASES, FIXTURES, ROOT, cases, marks, options

FOLDER = os.path.join(ROOT, "tests", "repairs")
PROVED = os.path.join(ROOT, "tests", "oracle", "proved.txt")
"""What the oracle has proved, written by `python -m tests.oracle.ledger`."""
MODEL = """\
import torch
from torch import nn
from torch.ao.quantization import DeQuantStub, QuantStub


class Net(nn.Module):
    def __init__(self):
        super().__init__()
        self.conv = nn.Conv2d(8, 8, 1)
        self.dequant = DeQuantStub()
        self.quant = QuantStub()
        self.quant_y = QuantStub()
{stubs}
    def forward(self, x, y, m):
{body}"""


@dataclass(frozen=True)
class Change:
    """One entry of a table; a method's body is put into a model."""

    name: str
    before: str
    after: str
    options: Mapping[str, object]


def changes() -> Iterator[Change]:
    """All entries of all tables."""
    for file in sorted(os.listdir(FOLDER)):
        if not file.endswith(".txt"):
            continue
        with open(os.path.join(FOLDER, file), encoding="utf-8") as text:
            _, *entries = re.split(r"^=== ", text.read(), flags=re.MULTILINE)
        for entry in entries:
            title, _, rest = entry.partition("\n")
            before, _, after = rest.partition("\n---\n")
            name, _, option = title.partition(" | ")
            key, _, value = option.partition("=")
            options = {key: value} if key else {}
            before, after = before.strip("\n") + "\n", after.strip("\n") + "\n"
            yield Change(f"{file[:-4]}: {name}", model(before), model(after), options)


def model(code: str) -> str:
    """A method's body as a whole file, with the masks' stubs that it speaks of."""
    if "class " in code:
        return code
    stubs = sorted(set(re.findall(r"self\.(quant_mask\w*)", code)))
    lines = "".join(f"        self.{name} = QuantStub()\n" for name in stubs)
    body = "".join(f"        {line}".rstrip() + "\n" for line in code.splitlines())
    return MODEL.format(stubs=lines, body=body)


def repaired(
    path: str, text: str, *, unsafe: bool = True, options: Mapping[str, object] | None = None
) -> str:
    """The text of one file after its repairs."""
    data = repaired_bytes(path, text.encode(), unsafe=unsafe, options=options)
    return data.decode()


def repaired_bytes(
    path: str, data: bytes, *, unsafe: bool = True, options: Mapping[str, object] | None = None
) -> bytes:
    """The bytes of one file after its repairs."""
    settings = SettingsFor(isolated=True, overrides=dict(options or {}))

    def again(overlay: Mapping[str, bytes]) -> Report:
        report = check([path], settings, isolated=True, overlay=overlay)
        assert not report.failures
        return report

    return fixes.repaired(again, {path: data}, unsafe=unsafe)[path]


def readme_table() -> str:
    """The table of repairs in the README, from what the rules do in all cases and examples."""
    found: dict[str, set[tuple[int, str]]] = {code: set() for code in registry()}
    for path, text, overrides, isolated in _sources():
        settings = SettingsFor(isolated=True, overrides=overrides)
        overlay = {path: text.encode()} if text else {}
        for one in check([path], settings, isolated=isolated, overlay=overlay).findings:
            if one.code in found:
                for fix in filter(None, (one.fix, *one.alternatives)):
                    order = list(Applicability).index(fix.applicability)
                    found[one.code].add((order, re.sub(r"-?\b100\.0\b", "±100.0", fix.message)))
    with open(PROVED, encoding="utf-8") as file:
        proved = {tuple(line.rstrip("\n").split(" | ")) for line in file}
    rows = ["| rule | applicability | repair | proof |", "|---|---|---|---|"]
    for code, repairs in found.items():
        for order, message in sorted(repairs):
            applicability = list(Applicability)[order]
            is_proved = (code, applicability.value, message) in proved
            proof = "simulation" if is_proved else "-"
            rows.append(f"| {code} | {applicability.value} | {message} | {proof} |")
    return "\n".join(rows) + "\n"


def _sources() -> Iterator[tuple[str, str, Mapping[str, object], bool]]:
    """Path, text if it is on no disk, settings, and whether it stands alone."""
    for folder in (CASES, FIXTURES):
        for case in cases(folder):
            if any(True for path in case.files for _ in marks(path)):
                yield case.path, "", options(case), not case.is_project
    for code, rule in registry().items():
        for number, example in enumerate(rule.INVALID):
            path = os.path.join(FOLDER, f"{code}-{number}.py")
            yield path, example.source, {}, True


if __name__ == "__main__":
    print(readme_table(), end="")
