"""What a server keeps does not grow with the edits that it has seen."""

from __future__ import annotations

import gc
from pathlib import Path

import pytest

from maskqlint import hover
from maskqlint.findings import Position
from maskqlint.lsp.checker import Checker
from maskqlint.lsp.documents import Document
from tests.lsp.support import HELPER, MODEL, put


@pytest.mark.asyncio
async def test_a_thousand_edits_leave_no_more_objects_than_ten(tmp_path: Path) -> None:
    put(tmp_path, {"model.py": MODEL, "helper.py": HELPER})
    path = str(tmp_path / "helper.py")
    checker = Checker(print)

    async def edit(number: int) -> None:
        row = number % 7
        text = "\n" * row + HELPER + f"\nn{number % 10} = {number % 10}\n"
        if number % 5 == 4:
            text += "def broken(:\n"
        checker.open(Document.of((tmp_path / "helper.py").as_uri(), path, number, text))
        if number % 50 == 0:
            checker.refresh()
        state = await checker.current()
        found = [each for each in state.findings[path] if each.code == "MQ101"]
        assert [each.span.start.row for each in found] == [2 + row]
        if number % 10 == 1:
            assert (await checker.repairs(found))[0][1]
            place = Position(2 + row, 12)
            known = await checker.do(lambda: hover.known_at(checker.session, path, place))
            assert known is not None and known.expression == "x"

    def objects() -> int:
        gc.unfreeze()
        gc.collect()
        return len(gc.get_objects())

    for number in range(70):
        await edit(number)
    before = objects()
    for number in range(70, 1050):
        await edit(number)
    assert objects() <= before + 200
