"""Tables of repairs: `=== what is so`, the code before, `---`, the code after."""

from __future__ import annotations

import os
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from maskqlint import fixes
from maskqlint.config import SettingsFor
from maskqlint.engine import Report, check
from tests.cases_support import ROOT

FOLDER = os.path.join(ROOT, "tests", "repairs")
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
