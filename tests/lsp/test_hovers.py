"""Hovers tell what the linter knows."""

from __future__ import annotations

import pytest

from tests.lsp.support import HELPER, MODEL, Editor, everything

pytestmark = pytest.mark.asyncio

TEXT = """import torch
from torch import nn
from horizon_plugin_pytorch.quantization import DeQuantStub, QuantStub


class Net(nn.Module):
    def __init__(self):
        super().__init__()
        self.quant = QuantStub()
        self.quant_mask = QuantStub(scale=1.0)
        self.dequant = DeQuantStub()

    def forward(self, x, m: torch.BoolTensor):
        q = self.quant(x)
        keep = q > 0.5
        w = self.quant_mask(m.float())
        y = q * w
        back = self.dequant(q)
        part, rest = q.chunk(2), keep
        name = "text"
        return back, y, part, rest, name
"""

CASES = {
    "q = self.quant(x)": ("q", "quantized by self.quant (scale observed)"),
    "self.quant(x)|10": ("self.quant(x)", "quantized by self.quant (scale observed)"),
    "self.quant(x)|5": ("self.quant", "stub of horizon: what it is called on is quantized"),
    "> 0.5": ("q > 0.5", "bool mask, made of what self.quant rounded"),
    "keep = q": ("keep", "bool mask"),
    "m.float()": ("m", "bool mask"),
    "m.float()|3": ("m.float()", "float mask, mask of 0 and 1"),
    "w = self": ("w", "quantized by self.quant_mask (scale 1), mask of 0 and 1"),
    "back = self": ("back", "rounded, float (by self.quant, scale observed)"),
    "back, y": ("back", "rounded, float"),
    "m: torch": ("m", "bool mask"),
}


async def test_what_is_known_is_shown(editor: Editor) -> None:
    await editor.begin()
    editor.open("net.py", TEXT)
    for case, (expression, expected) in CASES.items():
        place, _, right = case.partition("|")
        offset = TEXT.index(place) + int(right or 0)
        column = offset - TEXT.rindex("\n", 0, offset) - 1
        shown = await editor.hover("net.py", TEXT.count("\n", 0, offset), column)
        assert shown.startswith(f"`{expression}`: {expected}"), case


async def test_what_is_not_known_is_not_shown(editor: Editor) -> None:
    await editor.begin()
    editor.open("net.py", TEXT)
    row = TEXT[: TEXT.index("name = ")].count("\n")
    assert await editor.hover("net.py", row, 8) == ""
    assert await editor.hover("net.py", 0, 0) == ""
    assert await editor.hover("net.py", 400, 0) == ""


async def test_a_value_from_another_file_is_known_with_its_way(editor: Editor) -> None:
    await editor.begin()
    editor.open("helper.py")
    shown = await editor.hover("helper.py", 1, 11)
    assert shown.startswith("`x`: quantized by self.quant (scale observed)\n\n1. quantized here")
    assert f"[model.py:12]({editor.uri('model.py')}#L12)" in shown
    # As long as nobody calls it with anything quantized, nothing is known.
    editor.open("model.py", MODEL.replace("self.quant(x)", "x"))
    assert "quantized by" not in await editor.hover("helper.py", 1, 11)


async def test_all_ways_are_told(editor: Editor) -> None:
    await editor.begin()
    model = MODEL.replace(
        "return valid(self.quant(x))", "return valid(self.quant(x)), valid(x > 0)"
    )
    editor.open("model.py", model)
    editor.open("helper.py", HELPER)
    shown = await editor.hover("helper.py", 1, 11)
    assert "quantized by self.quant (scale observed)\nor bool mask" in shown


async def test_places_count_in_the_clients_units(editor: Editor) -> None:
    await editor.begin()
    editor.open("helper.py", 'def valid(x):\n    "😀"; return x == 1\n')
    assert (await editor.hover("helper.py", 1, 17)).startswith("`x`: quantized")


async def test_a_text_that_does_not_parse_has_no_hovers(editor: Editor) -> None:
    await editor.begin()
    editor.open("helper.py")
    assert await editor.hover("helper.py", 1, 11)
    editor.change("helper.py", HELPER + "\ndef (:\n")
    assert await editor.hover("helper.py", 1, 11) == ""


async def test_hovers_and_actions_speak_the_projects_language(editor: Editor) -> None:
    (editor.root / "maskqlint.toml").write_text('lang = "zh"\n')
    await editor.begin()
    editor.open("net.py", TEXT)
    row = TEXT[: TEXT.index("back = self")].count("\n")
    shown = await editor.hover("net.py", row, 8)
    assert shown.startswith("`back`: 已舍入，float（由 self.quant，scale 由观测得到）\n\n1. ")
    editor.open("helper.py")
    actions = await editor.actions("helper.py", everything(HELPER))
    titles = [each.title for each in actions]
    assert any(title.endswith("（不安全）") for title in titles)
    assert titles[-2:] == ["MQ101: 在此处抑制", "maskqlint: 应用全部安全修复"]
