"""What a server keeps does not grow with the edits that it has seen."""

from __future__ import annotations

import gc
from pathlib import Path
from typing import Any

import pytest

from maskqlint import server as entry
from tests.lsp.support import HELPER, MODEL, put


class Written:
    """Where the server writes to: counts, and keeps nothing."""

    def __init__(self) -> None:
        self.messages = 0

    def write(self, data: bytes) -> None:
        self.messages += 1

    def close(self) -> None:
        """Nothing is open."""


@pytest.mark.asyncio
async def test_a_thousand_edits_leave_no_more_objects_than_ten(tmp_path: Path) -> None:
    put(tmp_path, {"model.py": MODEL, "helper.py": HELPER})
    path, uri = str(tmp_path / "helper.py"), (tmp_path / "helper.py").as_uri()
    server = entry.make()
    written = Written()
    server.protocol.set_writer(written)

    def send(method: str, params: Any, **more: Any) -> None:
        message = {"jsonrpc": "2.0", "method": method, "params": params, **more}
        server.protocol.handle_message(server.protocol.structure_message(message))

    capabilities = {"textDocument": {"codeAction": {"codeActionLiteralSupport": None}}}
    send("initialize", {"capabilities": capabilities, "rootUri": tmp_path.as_uri()}, id=0)
    document = {"uri": uri, "languageId": "python", "version": 0, "text": HELPER}
    send("textDocument/didOpen", {"textDocument": document})

    async def edit(number: int) -> None:
        row = number % 7
        text = "\n" * row + HELPER + f"\nn{number % 10} = {number % 10}\n"
        if number % 5 == 4:
            text += "def broken(:\n"
        changed = {"uri": uri, "version": number}
        send(
            "textDocument/didChange", {"textDocument": changed, "contentChanges": [{"text": text}]}
        )
        state = await server.checker.current()
        found = [each for each in state.findings[path] if each.code == "MQ101"]
        assert [each.span.start.row for each in found] == [2 + row]
        if number % 10 == 1:
            place = {"line": 1 + row, "character": 11}
            at = {"textDocument": {"uri": uri}, "position": place}
            send("textDocument/hover", at, id=number)
            where = {"start": place, "end": place}
            asked = {"textDocument": {"uri": uri}, "range": where, "context": {"diagnostics": []}}
            send("textDocument/codeAction", asked, id=f"{number}")
            send("textDocument/didSave", {"textDocument": {"uri": uri}})
            before = written.messages
            while written.messages < before + 3:  # both answers, and what the save leads to
                await server.checker.do(lambda: None)

    def objects() -> int:
        gc.unfreeze()
        gc.collect()
        return len(gc.get_objects())

    for number in range(1, 70):
        await edit(number)
    before = objects()
    for number in range(70, 1050):
        await edit(number)
    assert objects() <= before + 200
