"""What an editor offers to do, and what its text is afterwards."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from lsprotocol import types

from tests.lsp.support import ARTICLE, HELPER, Editor, applied, everything

pytestmark = pytest.mark.asyncio

FIX_ALL = "source.fixAll.maskqlint"
QUICK_FIX = types.CodeActionKind.QuickFix
COMPARE = "MQ101: compare with 0, which is exact (where the value is 0 or 1) (unsafe)"
BEFORE = "MQ101: compare before the stub, where the numbers are exact"

# The comparison is wrong in one file, and what feeds it stands in another.
DIRECT = """import torch
from torch import nn
from horizon_plugin_pytorch.quantization import QuantStub


class Net(nn.Module):
    def __init__(self):
        super().__init__()
        self.quant = QuantStub()

    def forward(self, x):
        y = self.quant(x)
        return y == 1, y * 2
"""


def titled(actions: list[types.CodeAction], title: str) -> types.CodeAction:
    found = [each for each in actions if each.title == title]
    assert len(found) == 1, [each.title for each in actions]
    return found[0]


def edits(action: types.CodeAction, uri: str) -> list[Any]:
    assert action.edit is not None and action.edit.document_changes is not None
    changes: list[Any] = list(action.edit.document_changes)
    assert [each.text_document.uri for each in changes] == [uri]
    return list(changes[0].edits)


async def test_a_finding_has_its_repairs_safe_ones_first(editor: Editor) -> None:
    await editor.begin()
    editor.open("direct.py", DIRECT)
    (found,) = await editor.diagnostics("direct.py")
    actions = await editor.actions("direct.py", found.range, [QUICK_FIX])
    titles = [each.title for each in actions]
    assert titles[0] == BEFORE
    assert COMPARE in titles and titles[-1] == "MQ101: ignore this here"
    assert [each.title for each in actions if each.is_preferred] == [BEFORE]
    assert {each.kind for each in actions} == {QUICK_FIX}
    assert {repr(list(each.diagnostics or ())) for each in actions} == {repr([found])}


async def test_what_is_offered_is_told_in_the_project_s_language(editor: Editor) -> None:
    (editor.root / "maskqlint.toml").write_text('lang = "zh"\n')
    await editor.begin()
    editor.open("direct.py", DIRECT)
    titles = [each.title for each in await editor.actions("direct.py", everything(DIRECT))]
    assert "MQ101: 在 stub 之前比较，那里的数值是精确的" in titles
    assert "MQ101: 改为与 0.5 比较（前提：该值为 0 或 1）（不安全）" in titles
    assert "MQ101: 在此处抑制" in titles
    assert "maskqlint: 应用全部安全修复" in titles


async def test_a_repair_is_for_the_version_that_it_was_made_for(editor: Editor) -> None:
    await editor.begin()
    editor.open("direct.py", DIRECT)
    text = "# one more\n" + DIRECT
    editor.change("direct.py", text)
    actions = await editor.actions("direct.py", everything(text))
    action = titled(actions, COMPARE)
    assert action.edit is not None and action.edit.document_changes is not None
    change: Any = action.edit.document_changes[0]
    assert change.text_document.version == 2
    repaired = applied(text, edits(action, editor.uri("direct.py")))
    assert repaired == text.replace("y == 1", "torch.logical_not(y == 0)")


async def test_a_client_without_versions_gets_plain_changes(editor: Editor) -> None:
    await editor.begin(document_changes=False)
    editor.open("direct.py", DIRECT)
    action = titled(await editor.actions("direct.py", everything(DIRECT)), COMPARE)
    assert action.edit is not None and action.edit.document_changes is None
    assert action.edit.changes is not None
    changes = action.edit.changes[editor.uri("direct.py")]
    assert applied(DIRECT, list(changes)) == DIRECT.replace("y == 1", "torch.logical_not(y == 0)")


async def test_edits_count_in_the_clients_units(editor: Editor) -> None:
    await editor.begin()
    text = DIRECT.replace("return y == 1", 'return "😀", y == 1')
    editor.open("direct.py", text)
    action = titled(await editor.actions("direct.py", everything(text)), COMPARE)
    repaired = applied(text, edits(action, editor.uri("direct.py")))
    assert repaired == text.replace("y == 1", "torch.logical_not(y == 0)")


async def test_only_what_the_cursor_touches_is_offered(editor: Editor) -> None:
    await editor.begin()
    text = DIRECT.replace("return y == 1, y * 2", "return y == 1, y == 3")
    editor.open("direct.py", text)
    row = text.split("\n").index("        return y == 1, y == 3")

    async def offered(column: int) -> set[str]:
        place = types.Position(row, column)
        actions = await editor.actions("direct.py", types.Range(place, place), [QUICK_FIX])
        return {repr(each.diagnostics[0].range) for each in actions if each.diagnostics}

    first, second, both = await offered(16), await offered(25), await offered(0)
    assert len(first) == len(second) == 1 and first != second
    assert both == first | second  # the cursor is on the row, and on neither


async def test_a_comment_keeps_a_finding_back(editor: Editor) -> None:
    await editor.begin()
    editor.open("direct.py", DIRECT)
    actions = await editor.actions("direct.py", everything(DIRECT))
    made = edits(titled(actions, "MQ101: ignore this here"), editor.uri("direct.py"))
    assert [each.new_text for each in made] == ["  # maskqlint: ignore[MQ101]"]
    text = applied(DIRECT, made)
    editor.change("direct.py", text)
    assert await editor.diagnostics("direct.py") == []


async def test_a_suppression_that_suppresses_nothing_can_be_taken_away(editor: Editor) -> None:
    await editor.begin()
    text = HELPER + "# maskqlint: ignore[MQ201]\n"
    editor.open("helper.py", text)
    end = types.Position(2, 3)
    (action,) = await editor.actions("helper.py", types.Range(end, end), [QUICK_FIX])
    assert action.title.startswith("MQ003: ") and action.is_preferred
    assert applied(text, edits(action, editor.uri("helper.py"))) == HELPER


KINDS: list[tuple[list[str] | None, set[str]]] = [
    (None, {QUICK_FIX, FIX_ALL}),
    ([QUICK_FIX], {QUICK_FIX}),
    (["source"], {FIX_ALL}),
    (["source.fixAll"], {FIX_ALL}),
    ([FIX_ALL], {FIX_ALL}),
    (["source.fixAll.ruff"], set()),
    (["refactor"], set()),
    ([QUICK_FIX, "source.fixAll"], {QUICK_FIX, FIX_ALL}),
]


async def test_only_the_kinds_that_are_asked_for(editor: Editor) -> None:
    await editor.begin()
    editor.open("direct.py", DIRECT)
    for only, kinds in KINDS:
        actions = await editor.actions("direct.py", everything(DIRECT), only)
        assert {each.kind for each in actions} == kinds, only


async def test_fix_all_is_worked_out_when_it_is_chosen(editor: Editor) -> None:
    await editor.begin()
    text = Path(ARTICLE).read_text()
    editor.open("one.py", text)
    (action,) = await editor.actions("one.py", everything(text), ["source.fixAll"])
    assert action.edit is None
    resolved = await editor.client.code_action_resolve_async(action)
    made = edits(resolved, editor.uri("one.py"))
    assert len(made) > 1  # places, and not the whole text
    repaired = applied(text, made)
    editor.change("one.py", repaired)
    left = await editor.diagnostics("one.py")
    assert "MQ401" not in {each.code for each in left}


async def test_fix_all_for_a_version_that_is_gone_changes_nothing(editor: Editor) -> None:
    await editor.begin()
    editor.open("direct.py", DIRECT)
    (action,) = await editor.actions("direct.py", everything(DIRECT), ["source.fixAll"])
    editor.change("direct.py", "\n" + DIRECT)
    resolved = await editor.client.code_action_resolve_async(action)
    assert resolved.edit is None


async def test_fix_all_comes_with_its_edit_for_a_client_that_cannot_ask_later(
    editor: Editor,
) -> None:
    await editor.begin(resolve=False)
    text = DIRECT.replace("y == 1, y * 2", "y * (x > 0)")
    editor.open("direct.py", text)
    everywhere = everything(text)
    kinds = {each.kind for each in await editor.actions("direct.py", everywhere)}
    assert kinds == {QUICK_FIX}  # nobody has asked for what takes long
    (action,) = await editor.actions("direct.py", everywhere, [FIX_ALL])
    repaired = applied(text, edits(action, editor.uri("direct.py")))
    assert "y * self.quant_mask(" in repaired
    editor.change("direct.py", repaired)
    assert await editor.diagnostics("direct.py") == []


async def test_fix_all_may_be_told_to_take_unsafe_repairs(editor: Editor) -> None:
    await editor.begin({"fixAll": "unsafe"}, resolve=False)
    text = HELPER
    editor.open("helper.py", text)
    (action,) = await editor.actions("helper.py", everything(text), [FIX_ALL])
    assert action.title == "maskqlint: apply all repairs, unsafe ones too"
    assert "== 0" in applied(text, edits(action, editor.uri("helper.py")))


async def test_safe_repairs_alone_leave_what_is_unsafe(editor: Editor) -> None:
    await editor.begin(resolve=False)
    editor.open("helper.py")
    (action,) = await editor.actions("helper.py", everything(HELPER), [FIX_ALL])
    assert action.edit is not None and not action.edit.document_changes


async def test_a_text_that_does_not_parse_has_no_repairs(editor: Editor) -> None:
    await editor.begin()
    editor.open("direct.py", DIRECT)
    assert await editor.actions("direct.py", everything(DIRECT))
    text = DIRECT + "\ndef broken(:\n"
    editor.change("direct.py", text)
    found = await editor.diagnostics("direct.py")
    assert [each.code for each in found] == ["MQ101", "MQ001"]
    assert await editor.actions("direct.py", everything(text)) == []


async def test_what_the_project_keeps_unfixable_has_only_the_comment(editor: Editor) -> None:
    (editor.root / "maskqlint.toml").write_text('unfixable = ["MQ101"]\n')
    await editor.begin()
    editor.open("direct.py", DIRECT)
    actions = await editor.actions("direct.py", everything(DIRECT), [QUICK_FIX])
    assert [each.title for each in actions] == ["MQ101: ignore this here"]
