"""What editors say that they can do is what they are answered by."""

from __future__ import annotations

from typing import Any

import pytest
from lsprotocol import types
from pytest_lsp import client_capabilities

from tests.lsp.support import HELPER, MODEL, Editor, everything

pytestmark = [
    pytest.mark.asyncio,
    # Answers are compared with what the client has said of itself.
    pytest.mark.filterwarnings("error::pytest_lsp.checks.LspSpecificationWarning"),
]


@pytest.mark.parametrize(
    "name",
    ["visual_studio_code", "emacs", "neovim@v0.7.0", "neovim@v0.11.0"],
)
async def test_an_editor_gets_diagnostics_actions_and_hovers(editor: Editor, name: str) -> None:
    told = client_capabilities(name)
    await editor.begin(told=told)
    editor.open("model.py", MODEL)
    editor.open("helper.py", HELPER)
    assert told.text_document is not None
    if told.text_document.diagnostic is not None:
        found: Any = (await editor.pull("helper.py")).items
    else:
        found = await editor.diagnostics("helper.py")
    assert [each.code for each in found] == ["MQ101"]
    actions = await editor.actions("helper.py", everything(HELPER), ["quickfix"])
    assert len(actions) >= 2
    for action in actions:
        assert action.edit is not None
        assert bool(action.edit.changes) != bool(action.edit.document_changes)
    for action in await editor.actions("helper.py", everything(HELPER), ["source.fixAll"]):
        if action.edit is None:
            action = await editor.client.code_action_resolve_async(action)
        assert isinstance(action.edit, types.WorkspaceEdit)
    assert "quantized by self.quant" in await editor.hover("helper.py", 1, 11)
