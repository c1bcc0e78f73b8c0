"""The server as an editor meets it, end to end over stdio."""

from __future__ import annotations

import os
import shutil
import sys
from collections.abc import AsyncIterator
from pathlib import Path
from typing import Any

import pytest
import pytest_lsp
from lsprotocol import types
from pytest_lsp import LanguageClient

ROOT = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
MODEL = os.path.join(ROOT, "fixtures", "article", "equal_one.py")


@pytest_lsp.fixture(  # type: ignore[untyped-decorator]
    config=pytest_lsp.ClientServerConfig(
        server_command=[sys.executable, "-m", "maskqlint", "server"]
    )
)
async def client(lsp_client: LanguageClient) -> AsyncIterator[None]:
    params = types.InitializeParams(
        capabilities=pytest_lsp.client_capabilities("visual_studio_code")
    )
    await lsp_client.initialize_session(params)
    yield
    await lsp_client.shutdown_session()


async def opened(client: LanguageClient, path: Path, text: str) -> str:
    uri = path.as_uri()
    document = types.TextDocumentItem(uri, "python", 1, text)
    client.text_document_did_open(types.DidOpenTextDocumentParams(document))
    await client.wait_for_notification(types.TEXT_DOCUMENT_PUBLISH_DIAGNOSTICS)
    return uri


@pytest.mark.asyncio
async def test_the_reports_model_has_its_three_diagnostics(
    client: LanguageClient, tmp_path: Path
) -> None:
    path = tmp_path / "model.py"
    shutil.copy(MODEL, path)
    uri = await opened(client, path, path.read_text())
    found: Any = client.diagnostics[uri]
    assert [each.code for each in found] == ["MQ401", "MQ101", "MQ201"]
    assert found[1].related_information[0].message == "quantized here by self.quant"


@pytest.mark.asyncio
async def test_positions_count_utf16_units(client: LanguageClient, tmp_path: Path) -> None:
    text = (
        Path(MODEL)
        .read_text()
        .replace(
            "        actors_mask = actors_input[", '        "😀😀"; actors_mask = actors_input[', 1
        )
    )
    uri = await opened(client, tmp_path / "model.py", text)
    place = next(each.range for each in client.diagnostics[uri] if each.code == "MQ101")
    line = text.split("\n")[place.start.line]
    before = line[: line.index("actors_input[")]
    assert place.start.character == len(before.encode("utf-16-le")) // 2


@pytest.mark.asyncio
async def test_a_quick_fix_repairs_the_comparison(client: LanguageClient, tmp_path: Path) -> None:
    path = tmp_path / "model.py"
    shutil.copy(MODEL, path)
    uri = await opened(client, path, path.read_text())
    diagnostic = next(each for each in client.diagnostics[uri] if each.code == "MQ101")
    actions: Any = await client.text_document_code_action_async(
        types.CodeActionParams(
            types.TextDocumentIdentifier(uri),
            diagnostic.range,
            types.CodeActionContext([diagnostic]),
        )
    )
    titles = [action.title for action in actions]
    assert "MQ101: compare with 0, which is exact (where the value is 0 or 1) (unsafe)" in titles
    assert "MQ101: ignore this here" in titles
    chosen = next(action for action in actions if "compare with 0," in action.title)
    change = chosen.edit.document_changes[0]
    assert change.text_document.version == 1
    assert change.edits[0].new_text == "torch.logical_not(actors_input[:, :, :, -1] == 0)"


@pytest.mark.asyncio
async def test_what_does_not_parse_is_said_and_no_repair_offered(
    client: LanguageClient, tmp_path: Path
) -> None:
    text = Path(MODEL).read_text() + "\ndef broken(:\n"
    uri = await opened(client, tmp_path / "model.py", text)
    found: Any = client.diagnostics[uri]
    assert [each.code for each in found] == ["MQ001"]
    actions: Any = await client.text_document_code_action_async(
        types.CodeActionParams(
            types.TextDocumentIdentifier(uri), found[0].range, types.CodeActionContext(found)
        )
    )
    assert not actions
